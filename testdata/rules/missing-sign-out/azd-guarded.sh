#!/usr/bin/env bash
# A person's, who may be signed in.
azd auth login --check-status || azd auth login --tenant-id contoso.example
azd up
