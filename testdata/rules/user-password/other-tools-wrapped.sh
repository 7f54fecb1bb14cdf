#!/usr/bin/env bash
# The other tools, behind what runs them.
sudo -u ops env LANG=C timeout 30 pac auth create -un "$DESK_USER" -p "$DESK_PASSWORD" # want error
docker run --rm tools sqlcmd -S contoso.database.windows.net -G -U "$SQL_USER" -P "$SQL_PASSWORD" # want error
ssh ops@jump.contoso.example "kubelogin convert-kubeconfig -l ropc --username svc@contoso.example --password '$KUBE_PASSWORD'" # want error
bash -c 'sqlcmd -S contoso.database.windows.net -G -U "$SQL_USER" -P "$SQL_PASSWORD"' # want error
kubectl exec tools-0 -- m365 login -t password -u "$NEWS_USER" -p "$NEWS_PASSWORD" --tenant contoso.example # want error
npx @pnp/cli-microsoft365 login -t password -u "$NEWS_USER" -p "$NEWS_PASSWORD" --tenant contoso.example # want error
npx -p @pnp/cli-microsoft365 m365 login -t password -u "$NEWS_USER" -p "$NEWS_PASSWORD" --tenant contoso.example # want error
m365.cmd login -t password -u "$NEWS_USER" -p "$NEWS_PASSWORD" --tenant contoso.example # want error
sqlcmd.exe -S contoso.database.windows.net -G -U "$SQL_USER" -P "$SQL_PASSWORD" # want error
/opt/mssql-tools18/bin/sqlcmd -S contoso.database.windows.net -U "$SQL_USER" -P "$SQL_PASSWORD" -G # want error

sudo -u ops timeout 30 pac auth create --managedIdentity
npx @pnp/cli-microsoft365 login --authType identity
ssh ops@jump.contoso.example "kubelogin convert-kubeconfig -l azurecli"
docker run --rm tools sqlcmd -S db01 -U sa -P "$SA_PASSWORD"
