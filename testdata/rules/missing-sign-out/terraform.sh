#!/bin/bash
# Another program works with the session.
az login -t contoso.example # want
terraform init
terraform apply -auto-approve
