#!/usr/bin/env bats
# Tests against the test subscription.

setup() {
  export AZURE_CONFIG_DIR="$BATS_TEST_TMPDIR/azure"
}

@test "a user can list groups" {
  run az login -u "$TEST_USER" -p "$TEST_PASSWORD" -t contoso.example # want
  [ "$status" -eq 0 ]
  run az group list
  [ "$status" -eq 0 ]
}

@test "an application can list groups" {
  run az login --service-principal -u "$TEST_APP" -p "$TEST_SECRET" -t contoso.example
  [ "$status" -eq 0 ]
  run az group list
  [ "$status" -eq 0 ]
}
