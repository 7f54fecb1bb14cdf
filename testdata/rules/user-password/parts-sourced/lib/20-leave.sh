leave() {
  az logout
}
