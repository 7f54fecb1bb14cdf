#!/bin/bash
pac help
pac install latest
pac telemetry disable
pac solution init --publisher-name contoso --publisher-prefix con
pac solution unpack --zipfile servicedesk.zip --folder src
pac solution pack --zipfile servicedesk.zip --folder src
pac pcf init --namespace contoso --name Ticket --template field
pac auth create --managedIdentity -env "$DESK"
pac auth list
pac org who
pac auth clear
pac auth create -mi
pac auth who
pac auth create -ghf -id "$APP_ID" -t contoso.example
pac auth create --azureDevOpsFederated --applicationId "$APP_ID" --tenant contoso.example
pac auth create -adof -id "$APP_ID" -t contoso.example
pac solution list
pac auth clear
