#!/bin/bash
# Somebody picks the stage.
PS3="Which stage? "
select stage in dev test prod; do
  [ -n "$stage" ] && break
done
az login --use-device-code --tenant contoso.example # want note
az vm list -g "contoso-$stage"
az logout
