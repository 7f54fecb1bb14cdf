#!/bin/bash
# First boot of a build agent; templatefile() fills in what stands in braces.
set -euo pipefail
apt-get install -y azure-cli
az login -u ${var.agent_user} -p ${var.agent_password} -t ${local.tenant} --output none # want "signs in user"
az acr login --name "${module.registry["eu"].name}"
az login --identity --client-id ${azurerm_user_assigned_identity.agent.client_id}
