#!/bin/bash
# Signs in anew where the first try was refused.
az login || { az logout; az login; } # want note note
az group list
az login --identity || exit 1
