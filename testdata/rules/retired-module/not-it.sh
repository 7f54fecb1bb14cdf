#!/bin/bash
# Other things called azure.
azure() { echo "azure $*" >> calls.log; }
azure login -u "$USER" -p "$PASS"
echo azure login -u "$USER"
./azure.sh login
az login --identity
