#!/bin/ksh
# Backup of the mail store, from the old Unix host.
az login -u "$MAIL_USER" -p "$MAIL_PASSWORD" -t contoso.example # want
az backup protection backup-now -g contoso-mail -v vault -c mail01 -i mail01 --retain-until 31-12-2027
az logout
az login --service-principal -u "$MAIL_APP" --certificate /etc/contoso/mail.pem -t contoso.example
az logout
