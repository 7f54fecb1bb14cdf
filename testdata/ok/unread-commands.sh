#!/bin/bash
# What is run is not known here.
"$TOOL" login -u "$U" -p "$P"
$CMD
"$@"
az "$@"
az $VERB -u "$U" -p "$P"
eval "$COMMAND_FROM_THE_OUTSIDE"
bash -c "$COMMAND login"
