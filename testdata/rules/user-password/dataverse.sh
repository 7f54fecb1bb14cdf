#!/usr/bin/env bash
# The importer of the service desk.
dotnet run --project Import -- "AuthType=OAuth;Url=https://contoso.crm.dynamics.com;Username=$DESK_USER;Password=$DESK_PASSWORD;AppId=51f81489-12ee-4a9e-aaae-a2591f45987d;RedirectUri=http://localhost" # want error
dotnet run --project Import -- "AuthType=Office365;Url=https://contoso.crm.dynamics.com;UserName=svc@contoso.example;Password=$DESK_PASSWORD" # want error
dotnet run --project Import -- "AuthenticationType=Office365;Url=https://contoso.crm.dynamics.com;User ID=svc@contoso.example;Pwd=$DESK_PASSWORD" # want error
dotnet run --project Import -- "AuthType=Office365;Url=https://contoso.crm.dynamics.com;User=svc@contoso.example;Password=$DESK_PASSWORD" # want error
dotnet run --project Import -- "AuthType=AD;Url=https://crm.contoso.example/desk;Username=svc;Password=$DESK_PASSWORD"
dotnet run --project Import -- "AuthType=IFD;Url=https://crm.contoso.example/desk;Username=svc;Password=$DESK_PASSWORD"
dotnet run --project Import -- "AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=$APP_ID;ClientSecret=$APP_SECRET"
