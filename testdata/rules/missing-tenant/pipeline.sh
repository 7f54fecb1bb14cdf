#!/bin/bash
# context: pipeline
az login # want warning
az login --tenant organizations # want warning
az login --tenant contoso.example
az vm list
