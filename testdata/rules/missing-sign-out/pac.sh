#!/usr/bin/env bash
pac auth create --environment "$DESK" --username "$DESK_USER" --password "$DESK_PASSWORD" # want warning
pac solution import --path servicedesk.zip
