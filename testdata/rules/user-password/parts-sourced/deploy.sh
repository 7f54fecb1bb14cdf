#!/bin/bash
# Sources every part of lib.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for part in "$here"/lib/*.sh; do
  . "$part"
done
STAGE_USER=svc-web@contoso.example
enter
az webapp deploy -g contoso-web -n contoso-web --src-path app.zip
leave
