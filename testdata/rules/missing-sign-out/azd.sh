#!/usr/bin/env bash
# context: pipeline
azd auth login --use-device-code --tenant-id contoso.example # want warning
azd env refresh --cwd ./infra --environment prod
azd deploy --output json
