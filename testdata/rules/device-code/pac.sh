#!/usr/bin/env bash
pac auth create --environment "$DESK" --deviceCode # want warning
pac auth clear
pac auth create -dc --cloud UsGov -n admin # want warning
pac auth delete -n admin
pac auth create --managedIdentity
