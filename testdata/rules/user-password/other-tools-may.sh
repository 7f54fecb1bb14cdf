#!/usr/bin/env bash
# Who signs in is decided elsewhere in the file, or nowhere in it.
case $1 in
user) KIND=password ;;
*) KIND=certificate ;;
esac
m365 login -t "$KIND" -u "$NEWS_USER" -p "$NEWS_PASSWORD" -c news.pem --appId "$APP_ID" --tenant contoso.example # want warning "may sign in"

args=(auth create --username "$DESK_USER" --password "$DESK_PASSWORD")
if [ -n "$DESK_APP" ]; then
  args=(auth create --applicationId "$DESK_APP" --clientSecret "$DESK_SECRET" --tenant contoso.example)
fi
pac "${args[@]}" # want warning "may sign in"

opts="-S contoso.database.windows.net -G -U svc@contoso.example -P $SQL_PASSWORD"
sqlcmd $opts -Q "EXEC rebuild" # want error

sign_in() {
  m365 login --authType "$1" --userName "$2" --password "$3" --certificateFile news.pem --tenant contoso.example # want error
}
sign_in password "$NEWS_USER" "$NEWS_PASSWORD"
sign_in certificate "" "$NEWS_PASSWORD"

m365 login $OPTIONS --userName "$NEWS_USER"
if [ -n "$LEGACY" ]; then
  m365 cli config set --key authType --value password
fi
m365 login --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example # want error

pac auth create "$@"
kubelogin convert-kubeconfig -l "$METHOD" --username "$KUBE_USER" --password "$KUBE_PASSWORD"
