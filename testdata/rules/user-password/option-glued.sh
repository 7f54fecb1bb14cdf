#!/bin/sh
# Called by the build server with the account of the team.
az login -u${TEAM_USER} -p ${TEAM_PASSWORD} -tcontoso.example # want "user \"\\$TEAM_USER\""
az acr build --registry contoso --image "shop:$BUILD" .
az logout

az login -u${TEAM_APP} -p${TEAM_SECRET} -tcontoso.example --service-principal
az acr build --registry contoso --image "shop:$BUILD" .
az logout
