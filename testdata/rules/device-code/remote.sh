#!/bin/bash
# On another machine.
ssh "ops@$HOST" "az login --use-device-code" # want warning
ssh "ops@$HOST" "az login --identity"
