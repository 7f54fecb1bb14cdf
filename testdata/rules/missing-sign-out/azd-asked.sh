#!/usr/bin/env bash
if ! azd auth status; then
  azd auth login --tenant-id contoso.example
fi
azd up
