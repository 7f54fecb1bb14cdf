#!/bin/bash
# Each part signs in for itself; the last one forgets to sign out.
set -e
cd "$(dirname "$0")"
./database.sh
./network.sh
