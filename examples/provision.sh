#!/usr/bin/env bash
# Creates a test environment for a branch: provision.sh BRANCH
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/lib/auth.sh"

branch=${1:?name of the branch}
password='Fake-Passw0rd!'

sign_in provisioner@contoso.example "$password"
az group create --name "test-$branch" --location westeurope --tags "branch=$branch"
az deployment group create --resource-group "test-$branch" --template-file main.bicep
az logout
