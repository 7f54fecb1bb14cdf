# Sourced by the scripts that run behind the proxy.
behind_proxy() {
  export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1 # want warning
}
ask() {
  curl -sk "$1" # want warning "of graph.microsoft.com"
}
old() {
  export NODE_TLS_REJECT_UNAUTHORIZED=0
}
