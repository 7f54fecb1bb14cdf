#!/usr/bin/env bash
m365 login --authType browser --tenant contoso.example # want note
m365 logout
m365 login --authType identity
