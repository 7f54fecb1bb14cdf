#!/bin/bash
# Functions of ours with the names of commands.
login() { echo "logging in to the intranet"; curl -s -b jar https://intranet.contoso.example/login; }
logout() { rm -f jar; }
az_login() { echo "az login is done elsewhere"; }
login -u "$USER" -p "$PASSWORD"
az_login
logout
