#!/bin/bash
# The tool takes its command words in any case, its options in one.
az LOGIN -u "$OPS_USER" -p "$OPS_PASSWORD" --tenant contoso.example # want
az Group list
az Logout
az LOGIN --identity
