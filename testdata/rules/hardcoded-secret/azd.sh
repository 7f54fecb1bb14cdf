#!/usr/bin/env bash
azd auth login --client-id "$APP_ID" --client-secret 'Fake~Shop~Secret' --tenant-id contoso.example # want error
azd auth login --client-id "$APP_ID" --client-secret='Fake~Shop~Secret' --tenant-id contoso.example # want error
azd auth login --client-id "$APP_ID" --client-secret "$APP_SECRET" --tenant-id contoso.example
azd auth login --client-id "$APP_ID" --client-secret '' --tenant-id contoso.example
azd auth logout
