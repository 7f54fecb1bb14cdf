package shell

var oneLiners = []struct{ name, code string }{
	{"x", "echo a"},
}
