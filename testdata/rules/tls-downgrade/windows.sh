#!/bin/bash
# Run in Git Bash on the build machines.
protocols='HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
reg add "$protocols\TLS 1.0\Client" /v Enabled /t REG_DWORD /d 1 /f # want warning "Enabled=1 has Windows offer TLS 1.0 beside newer versions"
reg.exe add 'HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\SSL 3.0\Client' //v Enabled //t REG_DWORD //d 0xffffffff //f # want warning "SSL 3"
reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\SSL 2.0\\Client" /v Enabled /t REG_DWORD /d 1 /f # want warning "SSL 2"
reg add "$protocols\TLS 1.1\Client" /v enabled /d 0x1 # want warning "TLS 1.1"
reg add 'HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319' /v SchUseStrongCrypto /t REG_DWORD /d 0 /f # want warning "the .NET Framework offer TLS 1.0"
reg add 'HKLM\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v2.0.50727' /v SystemDefaultTlsVersions /t REG_DWORD /d 0 /f # want warning

reg add "$protocols\TLS 1.0\Client" /v Enabled /t REG_DWORD /d 0 /f
reg add "$protocols\TLS 1.0\Server" /v Enabled /t REG_DWORD /d 1 /f
reg add "$protocols\TLS 1.2\Client" /v Enabled /t REG_DWORD /d 1 /f
reg add "$protocols\TLS 1.0\Client" /v Enabled /t REG_DWORD /d "$ENABLED" /f
reg add 'HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319' /v SchUseStrongCrypto /t REG_DWORD /d 1 /f
reg query "$protocols\TLS 1.0\Client" /v Enabled
