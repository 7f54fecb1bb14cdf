package script

import (
	"strings"
	"testing"
)

// cutLine breaks a command line of the tests into words: blanks separate, '…' keeps
// them together, and from a dollar sign on a word is not known.
func cutLine(line string) []string {
	var words []string
	word, quoted, any := "", false, false
	for _, c := range line {
		switch {
		case c == '\'':
			quoted, any = !quoted, true
		case c == ' ' && !quoted:
			if any {
				words = append(words, word)
			}
			word, any = "", false
		default:
			word, any = word+string(c), true
		}
	}
	if any {
		words = append(words, word)
	}
	return words
}

// reads says how a command line is read, the form of the tables below:
//
//	run: az login       the words of the command
//	bash: az login      the program text, its language first; "| a b" its parameters
//	file bash: x.sh     the file of the program, and its parameters
//	stdin bash          the program is read from standard input
//	nothing             nothing is run: there is no command, or the options ask for something else
//	-                   no launcher
//
// after it "@remote", "env A=b", "mount /a:/b" and "+errexit,pipefail" where there is such.
func reads(line string, extra ...string) string {
	words := cutLine(line)
	args := words[1:]
	word := func(i int) (string, bool) {
		known, _, found := strings.Cut(args[i], "$")
		return known, !found
	}
	l, ok := LaunchOf(words[0], len(args), word, extra)
	if !ok {
		return "-"
	}
	s := ""
	rest := func(i int) string { return strings.Join(args[i:], " ") }
	switch {
	case l.Nothing:
		return "nothing"
	case l.Code >= 0:
		s = string(l.By.Lang) + ": " + args[l.Code][l.Glued:]
		if l.Code+1 < len(args) {
			s += " | " + rest(l.Code+1)
		}
	case l.File >= 0:
		s = "file " + string(l.By.Lang) + ": " + rest(l.File)
	case l.Stdin:
		s = "stdin " + string(l.By.Lang)
	case l.Program >= 0:
		s = "run: " + strings.TrimSpace(args[l.Program][l.Named:]+" "+rest(l.First))
	case l.First < len(args):
		s = "run: " + rest(l.First)
		if l.By.Joined {
			s = "joined: " + rest(l.First)
		}
	default:
		s = "nothing"
	}
	if l.Where != Here {
		s += " @" + string(l.Where)
	}
	for _, e := range l.Assigns {
		s += " env " + args[e.Word][e.From:]
	}
	for _, m := range l.Mounts {
		s += " mount " + args[m.Word][m.From:]
	}
	var flags []string
	for _, f := range []struct {
		set  bool
		name string
	}{{l.Flags.ExitOnError, "errexit"}, {l.Flags.PipeFail, "pipefail"}, {l.Flags.Trace, "xtrace"}, {l.Flags.NoUnset, "nounset"}} {
		if f.set {
			flags = append(flags, f.name)
		}
	}
	if flags != nil {
		s += " +" + strings.Join(flags, ",")
	}
	return s
}

func TestLaunchOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want string }{
		// Nothing is launched.
		{"az login", "-"},
		{"echo sudo az login", "-"},
		{"docker ps -a", "-"},
		{"docker build -t run .", "-"},
		{"kubectl get pods", "-"},
		{"poetry install", "-"},
		{"$TOOL az login", "-"},

		// Built-ins.
		{"command az login", "run: az login"},
		{"command -p az login", "run: az login"},
		{"command -v az", "nothing"},
		{"command -V az", "nothing"},
		{"command -pv az", "nothing"},
		{"command", "nothing"},
		{"builtin cd /tmp", "run: cd /tmp"},
		{"exec az login", "run: az login"},
		{"exec -a name az login", "run: az login"},
		{"exec -cl az login", "run: az login"},
		{"exec", "nothing"},
		{"eval az login -u x", "joined: az login -u x"},
		{"eval -- 'az login'", "joined: az login"},

		// Other users: sudo(8), doas(1), su(1), runuser(1).
		{"sudo az login", "run: az login @other-user"},
		{"sudo -u deploy az login -u x", "run: az login -u x @other-user"},
		{"sudo -udeploy az login", "run: az login @other-user"},
		{"sudo -nEu deploy az login", "run: az login @other-user"},
		{"sudo -Hu deploy az login", "run: az login @other-user"},
		{"sudo --user=deploy az login", "run: az login @other-user"},
		{"sudo --user deploy -- az login", "run: az login @other-user"},
		{"sudo -u $WHO az login", "run: az login @other-user"},
		{"sudo -u$WHO az login", "run: az login @other-user"},
		{"sudo --user=$WHO az login", "run: az login @other-user"},
		{"sudo A=b az login", "run: az login @other-user env A=b"},
		{"sudo AZURE_CONFIG_DIR=$D az login", "run: az login @other-user env AZURE_CONFIG_DIR=$D"},
		{"sudo -i az login", "run: az login @other-user"},
		{"sudo -i", "stdin sh @other-user"},
		{"sudo -u deploy -s", "stdin sh @other-user"},
		{"sudo -E", "nothing @other-user"},
		{"sudo -l", "nothing"},
		{"sudo -v", "nothing"},
		{"sudo -k az login", "run: az login @other-user"},
		{"/usr/bin/sudo -S az login", "run: az login @other-user"},
		{"doas -u deploy az login", "run: az login @other-user"},
		{"doas -C /etc/doas.conf az login", "nothing"},
		{"doas -s", "stdin sh @other-user"},
		{"su -c 'az login' deploy", "sh: az login | deploy @other-user"},
		{"su - deploy -c 'az login'", "sh: az login @other-user"},
		{"su -l deploy --command='az login'", "sh: az login @other-user"},
		{"su - deploy --command 'az login'", "sh: az login @other-user"},
		{"su -lc 'az login' deploy", "sh: az login | deploy @other-user"},
		{"su deploy -c'az login'", "sh: az login @other-user"},
		{"su -s /bin/bash -c 'az login' deploy", "bash: az login | deploy @other-user"},
		{"su deploy -s /bin/zsh -c 'az login'", "zsh: az login @other-user"},
		{"su --shell=/usr/bin/bash deploy", "stdin bash @other-user"},
		{"su - deploy", "stdin sh @other-user"},
		{"su - deploy login.sh x", "file sh: login.sh x @other-user"},
		{"runuser -u deploy az login", "run: az login @other-user"},
		{"runuser -u deploy -- az login -u x", "run: az login -u x @other-user"},
		{"runuser --user=deploy az login", "run: az login @other-user"},
		{"runuser -l deploy -c 'az login'", "sh: az login @other-user"},
		{"gosu deploy az login", "run: az login @other-user"},
		{"su-exec deploy:deploy az login", "run: az login @other-user"},
		{"setpriv --reuid=1000 --clear-groups az login", "run: az login @other-user"},
		{"setpriv --reuid 1000 az login", "run: az login @other-user"},
		{"chroot --userspec=x:y /mnt az login", "run: az login @other-user"},
		{"chroot /mnt", "stdin sh @other-user"},

		// Environment and time: env(1), timeout(1), nice(1) …
		{"env A=b C= az login", "run: az login env A=b env C="},
		{"env -i HOME=/x az login", "run: az login env HOME=/x"},
		{"env - az login", "run: az login"},
		{"env -u A -C /tmp az login", "run: az login"},
		{"env --unset=A --chdir /tmp az login", "run: az login"},
		{"env AZURE_CONFIG_DIR=$D az login", "run: az login env AZURE_CONFIG_DIR=$D"},
		{"env -S 'A=b az login'", "sh: A=b az login"},
		{"env '-SA=b az login'", "sh: A=b az login"},
		{"env", "nothing"},
		{"time -p az login", "run: az login"},
		{"/usr/bin/time -f %E -o log az login", "run: az login"},
		{"time --format=%E az login", "run: az login"},
		{"timeout 60 az login", "run: az login"},
		{"timeout -k 5 --signal=KILL 1.5m az login", "run: az login"},
		{"timeout -s9 60 az login", "run: az login"},
		{"timeout --foreground -- 60 az login", "run: az login"},
		{"timeout $T az login", "run: az login"},
		{"gtimeout 60 az login", "run: az login"},
		{"timeout --help", "nothing"},
		{"nohup az login", "run: az login"},
		{"setsid -fw az login", "run: az login"},
		{"nice -n 10 az login", "run: az login"},
		{"nice -10 az login", "run: az login"},
		{"ionice -c2 -n 7 az login", "run: az login"},
		{"ionice -c 3 -p 1234", "nothing"},
		{"stdbuf -oL -e 0 az login", "run: az login"},
		{"stdbuf --output=L az login", "run: az login"},
		{"unbuffer -p az login", "run: az login"},
		{"chronic -ev az login", "run: az login"},
		{"caffeinate -i -t 60 az login", "run: az login"},
		{"winpty az login", "run: az login"},
		{"busybox timeout 5 az login", "run: timeout 5 az login"},
		{"strace -f -o log -E A=b az login", "run: az login env A=b"},
		{"systemd-run --user --scope -p MemoryMax=1G --setenv A=b az login", "run: az login env A=b"},
		{"flock /tmp/lock az login", "run: az login"},
		{"flock -n -w 5 /tmp/lock -c 'az login'", "sh: az login"},
		{"flock --timeout=5 /tmp/lock --command 'az login'", "sh: az login"},
		{"flock -x 200", "nothing"},
		{"watch -n 5 -d 'az account show'", "joined: az account show"},
		{"watch -dn5 az account show", "joined: az account show"},
		{"script -qec 'az login' /dev/null", "sh: az login | /dev/null"},
		{"script -q /dev/null az login", "run: az login"},
		{"script typescript", "nothing"},
		{"xargs az login", "run: az login"},
		{"xargs -0 -n1 -I {} az login -u {}", "run: az login -u {}"},
		{"xargs -0rn 1 az login", "run: az login"},
		{"xargs --replace az login -u {}", "run: az login -u {}"},
		{"xargs -i az login -u {}", "run: az login -u {}"},
		{"xargs --max-args=1 --delimiter , az login", "run: az login"},
		{"parallel -j 4 az login -u {}", "joined: az login -u {}"},
		{"retry 3 az login", "run: az login"},
		{"retry 3 10s az login", "run: az login"},
		{"retry -t 3 -d 5 -- az login", "run: az login"},
		{"retry --times=3 --delay 5 az login", "run: az login"},
		{"travis_retry az login", "run: az login"},
		{"run az login", "run: az login"},
		{"run -1 az login", "run: az login"},
		{"run ! az login", "run: az login"},
		{"run --separate-stderr az login", "run: az login"},

		// Secrets and tool chains.
		{"op run --env-file=.env -- az login", "run: az login"},
		{"op read op://x", "-"},
		{"doppler run -p shop -c prod -- az login", "run: az login"},
		{"doppler run --command='az login'", "sh: az login"},
		{"infisical run --command 'az login' --env=prod", "sh: az login | --env=prod"},
		{"chamber exec shop web -- az login", "run: az login"},
		{"direnv exec . az login", "run: az login"},
		{"poetry run az login", "run: az login"},
		{"conda run -n env --no-capture-output az login", "run: az login"},
		{"nix-shell -p azure-cli --run 'az login'", "bash: az login"},

		// Containers: docker exec --help, kubectl exec --help …
		{"docker exec -u app box az login", "run: az login @container"},
		{"docker exec -ti -u app box az login", "run: az login @container"},
		{"docker exec -itu app box az login", "run: az login @container"},
		{"docker exec -e A=b --env C=d -w /x box az login", "run: az login @container env A=b env C=d"},
		{"docker exec --env=A=b -eC=d box az login", "run: az login @container env A=b env C=d"},
		{"docker exec -e A box az login", "run: az login @container"},
		{"docker exec --user=app --workdir /x box az login", "run: az login @container"},
		{"docker exec $NAME az login", "run: az login @container"},
		{"docker exec --user=$U box az login", "run: az login @container"},
		{"docker exec -i box bash", "run: bash @container"},
		{"docker -H tcp://x exec box az login", "run: az login @container"},
		{"docker --context x exec box az login", "run: az login @container"},
		{"docker run --rm -v $PWD:/w mcr.microsoft.com/azure-cli az login", "run: az login @discarded mount $PWD:/w"},
		{"docker run -v/a:/b --volume=/c:/d --volume /e:/f --mount=type=bind,src=/g,dst=/h img az login", "run: az login @container mount /a:/b mount /c:/d mount /e:/f mount type=bind,src=/g,dst=/h"},
		{"docker run --entrypoint /bin/bash img -c 'az login'", "run: /bin/bash -c az login @container"},
		{"podman run --rm --entrypoint=bash img -c 'az login'", "run: bash -c az login @discarded"},
		{"docker run --entrypoint az img", "run: az @container"},
		{"docker run img -c 'az login'", "run: -c az login @container"},
		{"docker run -c 512 img az login", "run: az login @container"},
		{"docker run img az --entrypoint x", "run: az --entrypoint x @container"},
		{"docker run $OPTS -i --rm img az login", "run: az login @discarded"},
		{"docker run --entrypoint sh $IMG -c 'az login'", "run: sh -c az login @container"},
		{"docker exec box az login -u x", "run: az login -u x @container"},
		{"docker run -it --name x mcr.microsoft.com/azure-cli az login", "run: az login @container"},
		{"docker run mcr.microsoft.com/azure-cli", "nothing @container"},
		{"docker container exec box az login", "run: az login @container"},
		{"docker compose -f x.yml exec -T web az login", "run: az login @container"},
		{"docker compose exec --index=1 web az login", "run: az login @container"},
		{"docker-compose run --rm web az login", "run: az login @discarded"},
		{"podman exec -l az login", "run: az login @container"},
		{"podman exec -u app box az login", "run: az login @container"},
		{"podman run --rm --pod x img az login", "run: az login @discarded"},
		{"kubectl exec -it box -- az login", "run: az login @container"},
		{"kubectl -n shop exec deploy/web -c web -- az login -c x", "run: az login -c x @container"},
		{"kubectl exec $POD -- az login", "run: az login @container"},
		{"kubectl exec -it -n shop box az login", "run: az login @container"},
		{"kubectl exec box -c web -i -t az login", "run: az login @container"},
		{"kubectl run x --rm -it --image=azure-cli --restart=Never -- az login", "run: az login @discarded"},
		{"oc exec box -- az login", "run: az login @container"},
		{"oc rsh box az login", "run: az login @container"},
		{"lxc exec box -- az login", "run: az login @container"},

		// Other machines: ssh(1).
		{"ssh host az login", "joined: az login @remote"},
		{"ssh host 'az login --use-device-code'", "joined: az login --use-device-code @remote"},
		{"ssh -p 2222 -i key -o StrictHostKeyChecking=no user@host az login", "joined: az login @remote"},
		{"ssh -tt -p2222 host az login", "joined: az login @remote"},
		{"ssh -tp 2222 host az login", "joined: az login @remote"},
		{"ssh host -l user az login", "joined: az login @remote"},
		{"ssh host -- az login", "joined: az login @remote"},
		{"ssh $HOST az login", "joined: az login @remote"},
		{"ssh $OPTS user@host az login", "joined: az login @remote"},
		{"ssh user@$HOST az login", "joined: az login @remote"},
		{"ssh -o ProxyCommand=$P host az login", "joined: az login @remote"},
		{"ssh user@host", "stdin sh @remote"},
		{"ssh -fN -L 1:h:2 host", "nothing"},
		{"ssh -O exit host", "nothing"},
		{"sshpass -p x ssh host az login", "run: ssh host az login"},
		{"sshpass -px -v ssh host az login", "run: ssh host az login"},
		{"sshpass -e ssh host", "run: ssh host"},
		{"vagrant ssh -c 'az login'", "sh: az login @remote"},
		{"gcloud compute ssh vm --zone z --command='az login'", "sh: az login @remote"},

		// Shells: bash(1), dash(1), mksh(1), zshoptions(1).
		{"bash -c 'az login'", "bash: az login"},
		{"bash -c 'az login' name a b", "bash: az login | name a b"},
		{"bash -ec 'az login'", "bash: az login +errexit"},
		{"bash -ceu 'az login'", "bash: az login +errexit,nounset"},
		{"bash -euo pipefail -c 'az login'", "bash: az login +errexit,pipefail,nounset"},
		{"bash -o errexit -o pipefail -c 'az login'", "bash: az login +errexit,pipefail"},
		{"bash -c -e -o pipefail 'az login'", "bash: az login +errexit,pipefail"},
		{"bash -ex +x -c 'az login'", "bash: az login +errexit"},
		{"bash --norc -O extglob -c 'az login'", "bash: az login"},
		{"bash --rcfile x -lc 'az login'", "bash: az login"},
		{"bash -c $CMD", "bash: $CMD"},
		{"bash -c -- 'az login'", "bash: az login"},
		{"bash -c", "nothing"},
		{"bash x.sh a b", "file bash: x.sh a b"},
		{"bash -x x.sh", "file bash: x.sh +xtrace"},
		{"bash -euo pipefail x.sh", "file bash: x.sh +errexit,pipefail,nounset"},
		{"bash -eo pipefail $FILE", "file bash: $FILE +errexit,pipefail"},
		{"bash -- x.sh", "file bash: x.sh"},
		{"bash -n x.sh", "nothing"},
		{"bash -en x.sh", "nothing"},
		{"bash", "stdin bash"},
		{"bash -", "stdin bash"},
		{"bash -s -- a b", "stdin bash"},
		{"bash -xs a", "stdin bash +xtrace"},
		{"bash /dev/stdin a", "stdin bash"},
		{"sh -c 'az login'", "sh: az login"},
		{"/bin/sh -eu x.sh", "file sh: x.sh +errexit,nounset"},
		{"dash x.sh", "file sh: x.sh"},
		{"zsh -fc 'az login'", "zsh: az login"},
		{"ksh -c 'az login'", "mksh: az login"},
		{"bats -j 4 --filter login test.bats", "file bats: test.bats"},
		{"bats --count test.bats", "nothing"},

		// PowerShell: about_Pwsh, about_PowerShell_exe.
		{"pwsh -c 'Connect-AzAccount'", "pwsh: Connect-AzAccount"},
		{"pwsh -NoProfile -NonInteractive -Command Connect-AzAccount -Identity", "pwsh: Connect-AzAccount | -Identity"},
		{"pwsh -nop -noni -co Connect-AzAccount", "pwsh: Connect-AzAccount"},
		{"pwsh -ExecutionPolicy Bypass -File x.ps1 -Stage dev", "file pwsh: x.ps1 -Stage dev"},
		{"pwsh -ep bypass -f x.ps1", "file pwsh: x.ps1"},
		{"pwsh x.ps1 -Stage dev", "file pwsh: x.ps1 -Stage dev"},
		{"pwsh -wd /src ./x.ps1", "file pwsh: ./x.ps1"},
		{"pwsh -", "stdin pwsh"},
		{"pwsh -NoProfile", "stdin pwsh"},
		{"pwsh -Command -", "stdin pwsh"},
		{"pwsh -File - a", "stdin pwsh"},
		{"pwsh -EncodedCommand QQB6AA==", "nothing"},
		{"pwsh -enc QQB6AA==", "nothing"},
		{"pwsh -Version", "nothing"},
		{"powershell Connect-AzAccount -Identity", "powershell: Connect-AzAccount | -Identity"},
		{"powershell.exe -Version 5.1 -ex Bypass -Command 'Connect-AzAccount'", "powershell: Connect-AzAccount"},
		{"PowerShell.exe /NoProfile /File x.ps1", "file powershell: x.ps1"},
		{"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -File x.ps1", "file powershell: x.ps1"},

		// Other languages.
		{"cmd /c az login", "cmd: az | login"},
		{"cmd.exe /D /S /C 'az login'", "cmd: az login"},
		{"cmd //c 'az login'", "cmd: az login"},
		{"cmd", "stdin cmd"},
		{"python -c 'print(1)' a", "python: print(1) | a"},
		{"python3 -u -c'print(1)'", "python: print(1)"},
		{"python3.11 -W ignore x.py", "file python: x.py"},
		{"python3 -m venv x", "nothing"},
		{"python -", "stdin python"},
		{"python", "stdin python"},
		{"pythonw x.py", "-"},
		{"node -e 'run()'", "node: run()"},
		{"node --eval='run()'", "node: run()"},
		{"node --require x app.js", "file node: app.js"},
	} {
		t.Run(c.line, func(t *testing.T) {
			t.Parallel()
			if got := reads(c.line); got != c.want {
				t.Errorf("%s\nreads %q\nwant  %q", c.line, got, c.want)
			}
		})
	}
}

func TestLaunchOfExtra(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want string }{
		{"run_logged az login", "run: az login"},
		{"run_logged -q 3 az login", "run: az login"},
		{"run_logged 'sign in' -- az login", "run: az login"},
		{"lib/run_logged.cmd az login", "run: az login"},
		{"run_other az login", "-"},
		{"sudo -u x az login", "run: az login @other-user"},
	} {
		if got := reads(c.line, "run_logged", "sudo"); got != c.want {
			t.Errorf("%s\nreads %q\nwant  %q", c.line, got, c.want)
		}
	}
}

func TestLaunchWord(t *testing.T) {
	t.Parallel()
	v := Part{Kind: Var, Name: "X"}
	for _, c := range []struct {
		name  string
		parts []Part
		text  string
		known bool
	}{
		{"literal", []Part{lit("a"), lit("b")}, "ab", true},
		{"empty", nil, "", true},
		{"begins with text", []Part{lit("A="), v}, "A=", false},
		{"variable", []Part{v, lit("a")}, "", false},
		{"hole", []Part{{Kind: Filled, Text: "${{ x }}"}}, "", false},
	} {
		if text, known := LaunchWord(Word{Parts: c.parts}); text != c.text || known != c.known {
			t.Errorf("%s: %q, %v", c.name, text, known)
		}
	}
}

func TestProgramName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"az": "az", "/usr/bin/az": "az", "AZ.CMD": "az", `C:\Program Files\az.cmd`: "az", "bin/az.exe": "az", "az.cmd.exe": "az.cmd",
		"": "", ".": ".", ".exe": ".exe", "/": "/", "x/": "x", "az.sh": "az.sh",
	} {
		if got := ProgramName(name); got != want {
			t.Errorf("ProgramName(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestLaunchersAreOrdinary holds the table to what LaunchOf takes for granted.
func TestLaunchersAreOrdinary(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, l := range Launchers {
		name := strings.Join(l.Words, " ")
		if len(l.Words) == 0 || seen[name] || ProgramName(l.Words[0]) != l.Words[0] {
			t.Errorf("row %q is there twice or can never be found", name)
		}
		seen[name] = true
		for _, list := range [][]string{l.Values, l.Env, l.Code, l.Query, l.Direct, l.ShellOf} {
			for _, o := range list {
				if len(o) < 2 || o[0] != '-' && o[0] != '+' || strings.Contains(o, "=") {
					t.Errorf("%s: option %q", name, o)
				}
			}
		}
		for _, o := range append(append([]string(nil), l.Env...), l.ShellOf...) {
			if !strings.Contains(" "+strings.Join(l.Values, " ")+" ", " "+o+" ") {
				t.Errorf("%s: %s takes a value, but is not among Values", name, o)
			}
		}
		if len(l.Code) > 0 && l.Lang == "" {
			t.Errorf("%s: a program text in no language", name)
		}
	}
}

// FuzzLaunchOf looks for words that make LaunchOf panic or point beyond them.
func FuzzLaunchOf(f *testing.F) {
	for _, s := range []string{"sudo -u", "bash -euo", "pwsh -ep", "docker exec -e", "kubectl exec --", "su -s", "env -S", "cmd /c", "ssh $X", "flock -c", "node --eval="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words := cutLine(line)
		if len(words) == 0 {
			return
		}
		args := words[1:]
		word := func(i int) (string, bool) {
			known, _, found := strings.Cut(args[i], "$")
			return known, !found
		}
		l, ok := LaunchOf(words[0], len(args), word, []string{"wrap"})
		if !ok {
			return
		}
		if l.First < 0 || l.First > len(args) || l.Code >= len(args) || l.File >= len(args) || l.Code >= 0 && l.Glued > len(args[l.Code]) {
			t.Fatalf("%q is read as %+v", line, l)
		}
		for _, e := range l.Assigns {
			i := e.Word
			if i < 0 || i >= len(args) {
				t.Fatalf("%q is read as %+v", line, l)
			}
		}
	})
}
