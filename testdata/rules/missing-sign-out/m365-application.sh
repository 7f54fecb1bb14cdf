#!/usr/bin/env bash
m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" --tenant contoso.example # want note
m365 teams team list
