#!/bin/bash
# Options with typing errors, as they come out of copied notes.
az login -u "$U" =p="$P" --tenant contoso.example # want "that it asks for"
az login -u "$U" -password "$P" --tenant contoso.example # want
az login -u "$U" -password="$P" --tenant contoso.example # want error "signs in user"
az login --service-principal -u "$APP" =p="$SECRET" --tenant contoso.example
az login --service-principal -u "$APP" -password "$SECRET" --tenant contoso.example
az logout
