#!/bin/bash
az login --msi # want warning "--msi"
az login --msi --msi-port 50342 # want warning
az login --identity
az vm list
