#!/usr/bin/env bats
# bats calls setup and teardown around the tests.
setup() {
  az login -u "$TEST_USER" -p "$TEST_PASSWORD" -t contoso.example # want "signs in user"
}

teardown() {
  az logout
}

helper_that_nothing_calls() {
  az login -u "$OTHER_USER" -p "$OTHER_PASSWORD"
}

@test "lists the groups" {
  run az group list
}
