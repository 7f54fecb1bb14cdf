#!/bin/bash
export ARM_CLIENT_ID=00000000-0000-0000-0000-000000000000
export ARM_CLIENT_SECRET=Fake~Secret.0123456789 # want "the secret that ARM_CLIENT_SECRET hands on"
export ARM_ACCESS_KEY=Fake~Secret.abcdefghij
terraform apply -auto-approve   # instead of az login
