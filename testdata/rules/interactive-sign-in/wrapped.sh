#!/bin/bash
# The user name is the container's.
docker exec -ti -u app tools az login # want
docker exec -ti -u app tools az login --allow-no-subscriptions # want
sudo -u ops az login # want
docker exec -ti -u app tools az login --identity
sudo -u ops az login --identity
