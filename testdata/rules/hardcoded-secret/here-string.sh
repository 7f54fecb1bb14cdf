#!/bin/bash
# A text that holds several values.
read -r user pass <<< "svc-lab@contoso.example Fake-Passw0rd!" # want
az login -u "$user" -p "$pass" -t contoso.example
az vm list
az logout
echo "Fake-Passw0rd! is what az login -u x -p y was about"
