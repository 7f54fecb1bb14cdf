#!/usr/bin/env bash
# Reads the sites and leaves the session, with the password, in the home folder.
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example # want warning
m365 spo site list --output csv > sites.csv
