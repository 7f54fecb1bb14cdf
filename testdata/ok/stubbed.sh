#!/bin/bash
# Tests of deploy.sh: az is a function here.
az() {
  echo "az $*" >> "$TMPDIR/calls"
}
export -f az
az login -u tester@contoso.example -p 'Fake-Passw0rd!'
az group list
diff "$TMPDIR/calls" expected.txt
