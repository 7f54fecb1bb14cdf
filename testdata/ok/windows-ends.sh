#!/bin/bash
# Saved on Windows: every line ends in two characters.
az login --identity
az group list
# az login -u me -p you
