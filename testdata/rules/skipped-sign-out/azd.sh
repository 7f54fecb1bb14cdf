#!/usr/bin/env bash
# context: pipeline
set -e
azd auth login --tenant-id contoso.example --use-device-code # want warning
azd up --non-interactive
azd auth logout
