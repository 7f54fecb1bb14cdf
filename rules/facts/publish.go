package facts

import "slices"

// A Publisher is a program that sends files away from the machine.
type Publisher struct {
	Words  []string // the program and its subcommands: "az storage blob upload"
	Remote bool     // only where a word names another machine: "host:path"
	Builds bool     // it sends what it finds in a folder, if the files of the folder say so
	Does   string   // for a message: "uploads it"
	Source Source
}

// Publishers are those programs.
var Publishers = []Publisher{
	{[]string{"scp"}, true, false, "copies it to another machine", ownManual},
	{[]string{"rsync"}, true, false, "copies it to another machine", ownManual},
	{[]string{"sftp"}, false, false, "copies it to another machine", ownManual},
	{[]string{"ssh"}, false, false, "sends it to another machine", ownManual},
	{[]string{"az", "storage", "blob", "upload"}, false, false, "uploads it", cliGroups},
	{[]string{"az", "storage", "blob", "upload-batch"}, false, false, "uploads it", cliGroups},
	{[]string{"az", "storage", "file", "upload"}, false, false, "uploads it", cliGroups},
	{[]string{"az", "storage", "file", "upload-batch"}, false, false, "uploads it", cliGroups},
	{[]string{"az", "keyvault", "secret", "set"}, false, false, "keeps it in a vault", cliGroups},
	{[]string{"azcopy", "copy"}, false, false, "uploads it", azcopyOthers},
	{[]string{"azcopy", "sync"}, false, false, "uploads it", azcopyOthers},
	{[]string{"aws", "s3", "cp"}, false, false, "uploads it", ownManual},
	{[]string{"aws", "s3", "sync"}, false, false, "uploads it", ownManual},
	{[]string{"gsutil", "cp"}, false, false, "uploads it", ownManual},
	{[]string{"gcloud", "storage", "cp"}, false, false, "uploads it", ownManual},
	{[]string{"gh", "release", "upload"}, false, false, "publishes it with a release", ownManual},
	{[]string{"gh", "secret", "set"}, false, false, "hands it to every workflow of the repository", ownManual},
	{[]string{"buildkite-agent", "artifact", "upload"}, false, false, "publishes it as an artifact", ownManual},
	{[]string{"curl"}, false, false, "uploads it", curlManual},
	{[]string{"kubectl", "cp"}, false, false, "copies it to a cluster", ownManual},
	{[]string{"kubectl", "create", "secret"}, false, false, "hands it to a cluster", ownManual},
	{[]string{"kubectl", "create", "configmap"}, false, false, "hands it to a cluster", ownManual},
	{[]string{"docker", "secret", "create"}, false, false, "hands it to a swarm", ownManual},
	{[]string{"git", "add"}, false, false, "adds it to the repository", ownManual},
	{[]string{"docker", "build"}, false, true, "can build it into an image", ownManual},
	{[]string{"docker", "buildx", "build"}, false, true, "can build it into an image", ownManual},
	{[]string{"podman", "build"}, false, true, "can build it into an image", ownManual},
	{[]string{"buildah", "build"}, false, true, "can build it into an image", ownManual},
	{[]string{"az", "acr", "build"}, false, true, "can build it into an image", cliGroups},
}

// PublisherOf returns the row that the words of a call begin with, the program
// first, or nil.
func PublisherOf(words []string) *Publisher {
	for i := range Publishers {
		p := &Publishers[i]
		if len(p.Words) <= len(words) && slices.Equal(p.Words, words[:len(p.Words)]) {
			return p
		}
	}
	return nil
}

// A Copier is a program that copies files on the machine, alone or into an
// archive.
type Copier struct {
	Program string
	Last    bool     // the last operand is the copy; else the first is
	Option  []string // the option whose value is the copy, where one gives it
}

// Copiers are those programs.
var Copiers = []Copier{
	{"cp", true, []string{"-t", "--target-directory"}},
	{"mv", true, []string{"-t", "--target-directory"}},
	{"install", true, nil},
	{"rsync", true, nil},
	{"tar", false, []string{"-f", "--file"}},
	{"zip", false, nil},
	{"7z", false, nil},
}

// CopierOf returns the row of a program, or nil.
func CopierOf(program string) *Copier {
	for i := range Copiers {
		if Copiers[i].Program == program {
			return &Copiers[i]
		}
	}
	return nil
}

// CommitsContainer reports whether a call, its program first, makes an image of a
// container as it is.
func CommitsContainer(words []string) bool {
	return len(words) > 1 && words[1] == "commit" && slices.Contains([]string{"docker", "podman", "buildah"}, words[0])
}
