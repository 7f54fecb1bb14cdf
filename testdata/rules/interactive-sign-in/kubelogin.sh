#!/usr/bin/env bash
kubelogin convert-kubeconfig -l interactive --login-hint bob@contoso.example --redirect-url http://localhost:8080 # want note
kubelogin convert-kubeconfig -l azd
