#!/usr/bin/env bash
# Mails the costs of the month. Runs on a machine with a managed identity.
set -euo pipefail

az login --identity --output none
az consumption usage list --start-date "$(date +%Y-%m-01)" --end-date "$(date +%F)" --output table |
	mail -s "Costs so far" finance@contoso.example
