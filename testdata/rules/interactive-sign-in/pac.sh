#!/usr/bin/env bash
pac auth create --environment "$DESK" # want note
pac auth clear
pac auth create --username admin@contoso.example # want note
pac auth clear
pac auth create --applicationId "$APP_ID" --tenant contoso.example --githubFederated
