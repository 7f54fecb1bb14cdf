#!/bin/bash
# Text that is printed or passed on is no command.
usage() {
  cat <<'END'
usage: printed.sh [options]
  sign in first:   az login -u user@contoso.example -p password
  or:              az login --use-device-code
END
}
echo "az login -u $USER -p $PASSWORD"
echo az login --use-device-code
printf '%s\n' "run: az login"
printf 'az login -u %s -p %s\n' "$USER" "$PASSWORD" >&2
logger "az login failed"
log() { echo "[$(date +%T)] $*"; }
log "az login -u x -p y"
grep -n 'az login -u' ./*.sh
git commit -m "az login -u is gone"
: az login -u "$USER" -p "$PASSWORD"
# az login -u "$USER" -p "$PASSWORD"
usage
read -r -p "Have you run az login? " answer
[ "$answer" = yes ] || { echo "please run: az login"; exit 1; }
which az login >/dev/null
