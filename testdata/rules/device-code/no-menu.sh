#!/bin/bash
# A loop over the same words, and a choice that a file makes: nobody is asked.
for stage in dev test prod; do
  echo "$stage"
done
select stage in dev test prod; do break; done < stage.txt
az login --use-device-code --tenant contoso.example # want warning
az vm list -g "contoso-$stage"
az logout
