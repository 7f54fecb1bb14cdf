#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/auth.sh"

az_login_app "$REPORT_APP" "$REPORT_SECRET"
az resource list --output table
az logout
