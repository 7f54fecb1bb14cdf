#!/bin/bash
# ./ops.sh login: the last line calls the function that is asked for.
login() {
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want "signs in user"
}
logout() { az logout; }
"$@"
