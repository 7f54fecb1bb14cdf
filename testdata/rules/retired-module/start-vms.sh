#!/bin/bash
# Starts the classic machines in the morning.
azure login -u "$AZURE_USER" -p "$AZURE_PASSWORD" # want warning "azure login is the classic Azure CLI, which az replaces"
azure vm list --json > machines.json
azure vm start web01
azure logout -u "$AZURE_USER"
