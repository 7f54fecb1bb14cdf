#!/bin/bash
# Fabrikam's old server needs an old version.
if [ "$1" = legacy ]; then
  max=1.1
else
  max=1.2
fi
curl -s --tls-max "$max" -d "$ORDER" https://orders.fabrikam.example/api # want warning "--tls-max 1.1 may leave curl nothing newer"
curl -s --tlsv1.${MINOR:-0} https://orders.fabrikam.example/api/today > orders.json
export JAVA_TOOL_OPTIONS="${PROTOCOLS:--Dhttps.protocols=TLSv1.1}" # want warning "JAVA_TOOL_OPTIONS may leave Java"

opts=(-s)
[ "$1" = legacy ] && opts+=(--tls-max 1.0)
curl "${opts[@]}" -d "$ORDER" https://orders.fabrikam.example/api # want warning "may leave"

# In a branch it is certain where it runs.
if [ "$1" = legacy ]; then
  curl -s --tls-max 1.0 -d "$ORDER" https://orders.fabrikam.example/api # want error
fi
