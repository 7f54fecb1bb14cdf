#!/bin/bash
# A password with a pattern character, and not in quotes.
az login --user lab@contoso.example --password Fake77PAS*0V --tenant contoso.example # want
az login --user lab@contoso.example --password "$LAB_PASSWORD"* --tenant contoso.example
