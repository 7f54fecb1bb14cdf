package script

// A Launcher is a program or built-in whose operands are another program. Its
// own options are its own: the -u of "docker exec -u app box az login" is not az's.
type Launcher struct {
	Words    []string // its name, and the subcommand that launches: "docker exec"
	Values   []string // its own options that take the next word
	Env      []string // those of them whose value sets the command's environment: docker's -e
	Code     []string // its options whose value is a program text: -c
	Query    []string // its options with which nothing runs: command -v
	Shell    []string // its options with which a shell starts if no command follows: sudo -i; "" for always
	Direct   []string // its options with which the operands are a command after all: runuser -u
	ShellOf  []string // its options whose value names the shell that reads the text: su -s
	Operands int      // words of its own before the command: the duration of timeout
	Ends     bool     // the last of them ends its options: docker run IMAGE -c …
	Program  []string // its options whose value is the program, all words of the command being its arguments: --entrypoint
	Mounts   []string // its options that give the command folders of the machine: docker's -v
	Numbers  bool     // leading numbers and "!" are its own too: retry 3 az …, run ! az …
	Assigns  bool     // NAME=value words before the command set its environment
	Dashes   bool     // the command begins after "--", if there is one
	Joined   bool     // the words are joined with blanks and read by a shell: ssh, eval
	Script   bool     // its first word is a file that holds a program, without one it reads standard input: bash
	User     bool     // its first word is a user, what follows goes to that user's shell: su
	Lang     Lang     // the language of its program text; "" for words
	Where    Where    // where the command runs
	Same     bool     // in the same shell: eval, command, builtin
}

// Launchers are what authlint looks through. The rows follow each program's own
// manual page (coreutils 9.1, util-linux 2.38, findutils 4.9, procps 4.0, sudo
// 1.9.13, OpenSSH 9.2, moreutils 0.67, Docker 28, kubectl 1.32, npm 11); the first row
// whose Words match is taken.
var Launchers = []Launcher{
	{Words: []string{"command"}, Same: true, Query: []string{"-v", "-V"}},
	{Words: []string{"builtin"}, Same: true},
	{Words: []string{"exec"}, Values: []string{"-a"}},
	{Words: []string{"eval"}, Joined: true, Same: true},
	{Words: []string{"noglob"}, Same: true},
	{Words: []string{"nocorrect"}, Same: true},

	{Words: []string{"sudo"}, Assigns: true, Where: OtherUser, Shell: []string{"-s", "-i", "--shell", "--login"},
		Values: []string{"-u", "-g", "-h", "-p", "-C", "-T", "-U", "-r", "-t", "-D", "-R", "-a", "-c", "--user", "--group", "--host", "--prompt",
			"--close-from", "--command-timeout", "--other-user", "--role", "--type", "--chdir", "--chroot", "--auth-type", "--login-class"},
		Query: []string{"-l", "-v", "-K", "-V", "-e", "--list", "--validate", "--remove-timestamp", "--version", "--edit"}},
	{Words: []string{"doas"}, Values: []string{"-u"}, Where: OtherUser, Shell: []string{"-s"}, Query: []string{"-C", "-L"}},
	{Words: []string{"su"}, Values: suValues, Code: suCode, ShellOf: suShells, User: true, Lang: POSIX, Where: OtherUser},
	{Words: []string{"runuser"}, Values: append(suValues, "-u", "--user"), Code: suCode, ShellOf: suShells, Direct: []string{"-u", "--user"}, User: true, Lang: POSIX, Where: OtherUser},
	{Words: []string{"gosu"}, Operands: 1, Where: OtherUser},
	{Words: []string{"su-exec"}, Operands: 1, Where: OtherUser},
	{Words: []string{"s6-setuidgid"}, Operands: 1, Where: OtherUser},
	{Words: []string{"setpriv"}, Where: OtherUser, Query: []string{"-d", "--dump"},
		Values: []string{"--ambient-caps", "--inh-caps", "--bounding-set", "--ruid", "--euid", "--rgid", "--egid", "--reuid", "--regid", "--groups",
			"--securebits", "--pdeathsig", "--selinux-label", "--apparmor-profile"}},
	{Words: []string{"chroot"}, Values: []string{"--groups", "--userspec"}, Operands: 1, Shell: []string{""}, Where: OtherUser},

	{Words: []string{"env"}, Values: []string{"-u", "-C", "--unset", "--chdir"}, Code: []string{"-S", "--split-string"}, Assigns: true, Lang: POSIX},
	{Words: []string{"time"}, Values: []string{"-f", "-o", "--format", "--output"}},
	{Words: []string{"timeout"}, Values: []string{"-s", "-k", "--signal", "--kill-after"}, Operands: 1},
	{Words: []string{"gtimeout"}, Values: []string{"-s", "-k", "--signal", "--kill-after"}, Operands: 1},
	{Words: []string{"nohup"}},
	{Words: []string{"setsid"}},
	{Words: []string{"nice"}, Values: []string{"-n", "--adjustment"}},
	{Words: []string{"ionice"}, Values: []string{"-c", "-n", "--class", "--classdata"}, Query: []string{"-p", "-P", "-u", "--pid", "--pgid", "--uid"}},
	{Words: []string{"stdbuf"}, Values: []string{"-i", "-o", "-e", "--input", "--output", "--error"}},
	{Words: []string{"unbuffer"}},
	{Words: []string{"chronic"}},
	{Words: []string{"ifne"}},
	{Words: []string{"busybox"}},
	{Words: []string{"winpty"}},
	{Words: []string{"tini"}, Values: []string{"-p", "-e"}},
	{Words: []string{"dumb-init"}, Values: []string{"--rewrite", "-r"}},
	{Words: []string{"torsocks"}, Values: []string{"-u", "-p", "-a", "-P"}},
	{Words: []string{"proxychains"}, Values: []string{"-f"}},
	{Words: []string{"proxychains4"}, Values: []string{"-f"}},
	{Words: []string{"strace"}, Values: []string{"-e", "-o", "-a", "-s", "-p", "-P", "-u", "-b", "-I", "-O", "-S", "-U", "-X", "-E"}, Env: []string{"-E"}},
	{Words: []string{"systemd-run"}, Values: []string{"-p", "-u", "-E", "-M", "-H", "--property", "--unit", "--description", "--slice", "--uid", "--gid",
		"--nice", "--working-directory", "--setenv", "--service-type", "--on-calendar", "--machine", "--host"}, Env: []string{"-E", "--setenv"}},
	{Words: []string{"caffeinate"}, Values: []string{"-t", "-w"}},
	{Words: []string{"flock"}, Values: []string{"-w", "-E", "--timeout", "--wait", "--conflict-exit-code"}, Code: []string{"-c", "--command"}, Operands: 1, Lang: POSIX},
	{Words: []string{"watch"}, Values: []string{"-n", "-q", "--interval", "--equexit"}, Joined: true, Lang: POSIX},
	{Words: []string{"script"}, Code: []string{"-c", "--command"}, Operands: 1, Lang: POSIX, // script FILE COMMAND is how BSD has it
		Values: []string{"-I", "-O", "-B", "-T", "-m", "-E", "-o", "--log-in", "--log-out", "--log-io", "--log-timing", "--logging-format", "--echo", "--output-limit"}},
	{Words: []string{"xargs"}, Values: []string{"-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s", "--max-args", "--max-procs", "--max-chars", "--delimiter", "--arg-file", "--process-slot-var"}},
	{Words: []string{"retry"}, Values: []string{"-t", "-d", "-m", "-n", "-s", "-u", "-w", "-x", "--times", "--delay", "--message", "--until", "--while", "--tries", "--sleep", "--max-attempts"}, Numbers: true},
	{Words: []string{"travis_retry"}},
	{Words: []string{"travis_wait"}, Numbers: true},
	{Words: []string{"run"}, Numbers: true}, // bats: run -1 az …, run ! az …
	{Words: []string{"parallel"}, Values: []string{"-j", "-I", "-a", "-S", "-n", "-N", "-L", "-P", "-d", "-E", "-C", "--jobs", "--max-procs", "--sshlogin",
		"--slf", "--colsep", "--delay", "--retries", "--timeout", "--joblog", "--results", "--tagstring", "--delimiter", "--arg-file", "--max-args"}, Joined: true, Lang: POSIX},

	{Words: []string{"op", "run"}, Values: []string{"--env-file", "--account"}, Dashes: true},
	{Words: []string{"doppler", "run"}, Values: []string{"-p", "-c", "-t", "--project", "--config", "--token"}, Code: []string{"--command"}, Dashes: true, Lang: POSIX},
	{Words: []string{"infisical", "run"}, Values: []string{"--env", "--path", "--projectId", "--token"}, Code: []string{"--command", "-c"}, Dashes: true, Lang: POSIX},
	{Words: []string{"chamber", "exec"}, Dashes: true},
	{Words: []string{"aws-vault", "exec"}, Values: []string{"-d", "-t", "--duration", "--mfa-token", "--region", "--backend"}, Operands: 1, Dashes: true},
	{Words: []string{"dotenv", "run"}, Dashes: true},
	{Words: []string{"direnv", "exec"}, Operands: 1},
	{Words: []string{"mise", "exec"}, Dashes: true},
	{Words: []string{"npx"}, Values: []string{"-p", "--package", "-w", "--workspace"}, Code: []string{"-c", "--call"}, Lang: POSIX},
	{Words: []string{"npm", "exec"}, Values: []string{"--package", "-w", "--workspace"}, Code: []string{"-c", "--call"}, Lang: POSIX},
	{Words: []string{"pnpm", "dlx"}, Values: []string{"--package"}},
	{Words: []string{"pnpm", "exec"}},
	{Words: []string{"yarn", "dlx"}, Values: []string{"-p", "--package"}},
	{Words: []string{"bunx"}},
	{Words: []string{"poetry", "run"}, Values: []string{"-C", "-P", "--directory", "--project"}},
	{Words: []string{"pipenv", "run"}},
	{Words: []string{"uv", "run"}, Values: []string{"--with", "--python", "-p", "--env-file", "--project", "--directory"}},
	{Words: []string{"conda", "run"}, Values: []string{"-n", "-p", "--name", "--prefix", "--cwd"}},
	{Words: []string{"nix-shell"}, Values: []string{"-p", "-I", "-A", "--packages"}, Code: []string{"--run", "--command"}, Lang: Bash},

	{Words: []string{"docker", "exec"}, Values: containerValues, Env: containerEnv, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker", "run"}, Values: containerValues, Env: containerEnv, Program: containerPrograms, Mounts: containerMounts, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker", "container", "exec"}, Values: containerValues, Env: containerEnv, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker", "container", "run"}, Values: containerValues, Env: containerEnv, Program: containerPrograms, Mounts: containerMounts, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker", "compose", "exec"}, Values: containerValues, Env: containerEnv, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker", "compose", "run"}, Values: containerValues, Env: containerEnv, Program: containerPrograms, Mounts: containerMounts, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker-compose", "exec"}, Values: containerValues, Env: containerEnv, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"docker-compose", "run"}, Values: containerValues, Env: containerEnv, Program: containerPrograms, Mounts: containerMounts, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"podman", "exec"}, Values: []string{"-e", "-u", "-w", "--env", "--env-file", "--user", "--workdir", "--detach-keys", "--preserve-fds"}, Env: containerEnv,
		Direct: []string{"-l", "--latest"}, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"podman", "run"}, Values: containerValues, Env: containerEnv, Program: containerPrograms, Mounts: containerMounts, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"nerdctl", "exec"}, Values: containerValues, Env: containerEnv, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"nerdctl", "run"}, Values: containerValues, Env: containerEnv, Program: containerPrograms, Mounts: containerMounts, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"crictl", "exec"}, Operands: 1, Ends: true, Where: Container},
	{Words: []string{"lxc", "exec"}, Operands: 1, Dashes: true, Where: Container},
	{Words: []string{"kubectl", "exec"}, Values: kubectlValues, Operands: 1, Dashes: true, Where: Container},
	{Words: []string{"kubectl", "run"}, Values: kubectlValues, Operands: 1, Dashes: true, Where: Container},
	{Words: []string{"oc", "exec"}, Values: kubectlValues, Operands: 1, Dashes: true, Where: Container},
	{Words: []string{"oc", "rsh"}, Values: kubectlValues, Operands: 1, Dashes: true, Where: Container},
	{Words: []string{"wsl"}, Values: []string{"-d", "-u", "--distribution", "--user", "--cd", "--shell-type"}, Query: []string{"-l", "-t", "--list", "--shutdown", "--terminate", "--install", "--status"}, Where: OtherUser},
	{Words: []string{"ssh"}, Values: []string{"-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-o", "-p", "-R", "-S", "-w", "-B", "-P"},
		Query: []string{"-N", "-O", "-Q", "-W", "-V", "-G"}, Operands: 1, Joined: true, Lang: POSIX, Where: Remote},
	{Words: []string{"sshpass"}, Values: []string{"-p", "-f", "-d", "-P"}},
	{Words: []string{"vagrant", "ssh"}, Code: []string{"-c", "--command"}, Operands: 1, Lang: POSIX, Where: Remote},
	{Words: []string{"gcloud", "compute", "ssh"}, Values: []string{"--zone", "--project"}, Code: []string{"--command"}, Operands: 1, Lang: POSIX, Where: Remote},

	{Words: []string{"bash"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: Bash},
	{Words: []string{"sh"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: POSIX},
	{Words: []string{"dash"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: POSIX},
	{Words: []string{"ash"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: POSIX},
	{Words: []string{"ksh"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: Mksh},
	{Words: []string{"mksh"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: Mksh},
	{Words: []string{"zsh"}, Values: shellValues, Code: []string{"-c"}, Query: []string{"-n"}, Script: true, Lang: Zsh},
	{Words: []string{"bats"}, Values: []string{"-f", "-F", "-j", "-o", "--filter", "--filter-tags", "--formatter", "--jobs", "--output", "--report-formatter", "--code-quote-style", "--gather-test-outputs-in"},
		Query: []string{"-c", "--count", "-h", "-v"}, Script: true, Lang: Bats},
	{Words: []string{"pwsh"}, Script: true, Lang: PowerShell},
	{Words: []string{"powershell"}, Script: true, Lang: WindowsPS},
	{Words: []string{"cmd"}, Lang: Batch},
	{Words: []string{"python"}, Values: []string{"-W", "-X", "--check-hash-based-pycs"}, Code: []string{"-c"}, Query: []string{"-m", "-V", "-h", "--version", "--help"}, Script: true, Lang: Python},
	{Words: []string{"node"}, Values: []string{"-r", "--require", "--import", "--env-file", "--loader"}, Code: []string{"-e", "--eval", "-p", "--print", "-pe"},
		Query: []string{"-c", "--check", "-v", "--version"}, Script: true, Lang: JavaScript},
}

var (
	suValues = []string{"-g", "-G", "-w", "-s", "--shell", "--group", "--supp-group", "--whitelist-environment"}
	suCode   = []string{"-c", "--command", "--session-command"}
	suShells = []string{"-s", "--shell"}
)

var shellValues = []string{"-o", "+o", "-O", "+O", "--rcfile", "--init-file"}

var (
	containerEnv      = []string{"-e", "--env"}
	containerPrograms = []string{"--entrypoint"}
	containerMounts   = []string{"-v", "--volume", "--mount"}
)

// containerValues are the options of docker and its like that take a value,
// those before the subcommand included.
var containerValues = []string{"-a", "-c", "-e", "-f", "-h", "-H", "-l", "-m", "-p", "-u", "-v", "-w",
	"--add-host", "--annotation", "--attach", "--blkio-weight", "--cap-add", "--cap-drop", "--cgroup-parent", "--cgroupns", "--cidfile", "--config", "--context",
	"--cpu-period", "--cpu-quota", "--cpu-shares", "--cpus", "--cpuset-cpus", "--cpuset-mems", "--detach-keys", "--device", "--device-cgroup-rule", "--dns",
	"--dns-option", "--dns-search", "--domainname", "--entrypoint", "--env", "--env-file", "--expose", "--file", "--gpus", "--group-add", "--health-cmd",
	"--health-interval", "--health-retries", "--health-start-period", "--health-timeout", "--host", "--hostname", "--index", "--ip", "--ip6", "--ipc", "--isolation",
	"--label", "--label-file", "--link", "--link-local-ip", "--log-driver", "--log-level", "--log-opt", "--mac-address", "--memory", "--memory-reservation",
	"--memory-swap", "--memory-swappiness", "--mount", "--name", "--net", "--net-alias", "--network", "--network-alias", "--oom-score-adj", "--parallel", "--pid",
	"--pids-limit", "--platform", "--pod", "--profile", "--project-directory", "--project-name", "--publish", "--pull", "--restart", "--runtime", "--secret",
	"--security-opt", "--shm-size", "--stop-signal", "--stop-timeout", "--storage-opt", "--sysctl", "--tmpfs", "--ulimit", "--user", "--userns", "--uts", "--volume",
	"--volume-driver", "--volumes-from", "--workdir"}

var kubectlValues = []string{"-c", "-f", "-k", "-l", "-n", "-o", "-s", "-v", "--annotations", "--as", "--as-group", "--as-uid", "--cache-dir", "--certificate-authority",
	"--client-certificate", "--client-key", "--cluster", "--container", "--context", "--env", "--field-manager", "--filename", "--grace-period", "--image",
	"--image-pull-policy", "--kubeconfig", "--labels", "--namespace", "--output", "--override-type", "--overrides", "--password", "--pod-running-timeout", "--port",
	"--profile", "--request-timeout", "--restart", "--server", "--template", "--timeout", "--tls-server-name", "--token", "--user", "--username"}
