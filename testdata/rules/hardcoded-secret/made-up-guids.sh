#!/bin/bash
# GUIDs that nobody was given, and one that somebody was.
az login --service-principal -u "$APP_ID" -p 00000000-0000-0000-0000-000000000000 -t contoso.example
az login --service-principal -u "$APP_ID" -p 11111111-1111-1111-1111-111111111111 -t contoso.example
az login --service-principal -u "$APP_ID" -p xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx -t contoso.example
az login --service-principal -u "$APP_ID" -p 12345678-1234-1234-1234-123456789012 -t contoso.example
az login --service-principal -u "$APP_ID" -p aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee -t contoso.example
az login --service-principal -u "$APP_ID" -p 00000000-0000-0000-0000-000000000001 -t contoso.example
az login --service-principal -u "$APP_ID" -p 12345678-aaaa-0000-1111-4f1c0a6e0b7d -t contoso.example # want
