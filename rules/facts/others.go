package facts

import "slices"

// A Login is a command that takes a user name, a password or both for something
// else than Microsoft Entra ID: it signs nobody in, and what it takes is still a
// secret.
type Login struct {
	Words   []string // the program and its subcommands: "az acr login"
	Names   []string // the options whose value is a secret
	Glued   bool     // the value may stand in the same word: -pSecret
	Pairs   []string // the options whose value is "user:secret"
	Purpose string
	Source  Source
}

var (
	cliOthers  = Source{"Azure CLI reference, every command that takes --username or --password", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"}
	ownManual  = Source{"the program's own manual page", "", "2026-08-21"}
	shortLong  = []string{"--password", "-p"}
	registries = "a registry's credentials"
)

// Logins are those commands. The first row whose Words a call begins with holds
// for it.
var Logins = []Login{
	{[]string{"az", "acr"}, shortLong, true, nil, registries, cliOthers},
	{[]string{"az", "rest"}, nil, false, nil, "-u is --uri", cliOthers},
	{[]string{"az", "aks"}, []string{"--windows-admin-password", "--client-secret", "--aad-server-app-secret"}, false, nil, "a machine's administrator or the cluster's identity", cliOthers},
	{[]string{"az", "vm"}, append([]string{"--admin-password"}, shortLong...), true, nil, "a machine's administrator", cliOthers},
	{[]string{"az", "vmss"}, append([]string{"--admin-password"}, shortLong...), true, nil, "a machine's administrator", cliOthers},
	{[]string{"az", "sql"}, append([]string{"--admin-password", "--storage-key"}, shortLong...), true, nil, "a database's administrator", cliOthers},
	{[]string{"az", "mysql"}, append([]string{"--admin-password"}, shortLong...), true, nil, "a database's administrator", cliOthers},
	{[]string{"az", "postgres"}, append([]string{"--admin-password"}, shortLong...), true, nil, "a database's administrator", cliOthers},
	{[]string{"az", "mariadb"}, append([]string{"--admin-password"}, shortLong...), true, nil, "a database's administrator", cliOthers},
	{[]string{"az", "synapse"}, append([]string{"--sql-admin-login-password"}, shortLong...), true, nil, "a database's administrator", cliOthers},
	{[]string{"az", "hdinsight"}, []string{"--http-password", "--ssh-password", "--password", "-p"}, true, nil, "a cluster's administrator", cliOthers},
	{[]string{"az", "webapp"}, []string{"--docker-registry-server-password", "--container-registry-password", "--password", "-p", "-w"}, true, nil, registries, cliOthers},
	{[]string{"az", "functionapp"}, []string{"--docker-registry-server-password", "--registry-password", "--password", "-p"}, true, nil, registries, cliOthers},
	{[]string{"az", "containerapp"}, []string{"--registry-password", "--password", "-p"}, true, nil, registries, cliOthers},
	{[]string{"az", "container"}, []string{"--registry-password"}, false, nil, registries, cliOthers},
	{[]string{"az", "keyvault"}, []string{"--password", "--value"}, false, nil, "a certificate's password or a vault's secret", cliOthers},
	{[]string{"az", "ad"}, []string{"--password"}, false, nil, "the password of a user or an application that is created", cliOthers},
	{[]string{"az", "ams"}, shortLong, true, nil, "a service's credentials", cliOthers},
	{[]string{"az", "batch"}, append([]string{"--account-key"}, shortLong...), true, nil, "a node's user", cliOthers},
	{[]string{"az", "storage"}, []string{"--account-key", "--sas-token", "--connection-string"}, false, nil, "an account's key", cliOthers},
	{[]string{"az", "devops"}, nil, false, nil, "a personal access token, from standard input", cliOthers},
	{[]string{"az"}, []string{"--password", "--admin-password", "--client-secret"}, false, nil, "another service's credentials", cliOthers},

	{[]string{"docker", "login"}, shortLong, true, nil, registries, ownManual},
	{[]string{"podman", "login"}, shortLong, true, nil, registries, ownManual},
	{[]string{"buildah", "login"}, shortLong, true, nil, registries, ownManual},
	{[]string{"skopeo", "login"}, shortLong, true, nil, registries, ownManual},
	{[]string{"oras", "login"}, shortLong, true, nil, registries, ownManual},
	{[]string{"helm", "registry", "login"}, shortLong, true, nil, registries, ownManual},
	{[]string{"helm", "repo", "add"}, []string{"--password"}, false, nil, registries, ownManual},
	{[]string{"kubectl", "config", "set-credentials"}, []string{"--password", "--token"}, false, nil, "a cluster's user", ownManual},
	{[]string{"kubectl", "create", "secret"}, []string{"--docker-password"}, false, nil, registries, ownManual},
	{[]string{"curl"}, nil, true, []string{"-u", "--user", "--proxy-user", "-U"}, "a server's own user", ownManual},
	{[]string{"wget"}, []string{"--password", "--http-password", "--ftp-password", "--proxy-password"}, false, nil, "a server's own user", ownManual},
	{[]string{"mysql"}, shortLong, true, nil, "a database's user", ownManual},
	{[]string{"mysqldump"}, shortLong, true, nil, "a database's user", ownManual},
	{[]string{"mongo"}, shortLong, true, nil, "a database's user", ownManual},
	{[]string{"mongosh"}, shortLong, true, nil, "a database's user", ownManual},
	{[]string{"redis-cli"}, []string{"-a", "--pass"}, false, nil, "a database's user", ownManual},
	{[]string{"sqlcmd"}, []string{"-P"}, true, nil, "a database's user", ownManual},
	{[]string{"bcp"}, []string{"-P"}, true, nil, "a database's user", ownManual},
	{[]string{"sshpass"}, []string{"-p"}, true, nil, "a user of another machine", ownManual},
	{[]string{"smbclient"}, nil, true, []string{"-U", "--user"}, "a user of another machine", ownManual},
	{[]string{"openssl"}, []string{"-passin", "-passout", "-pass", "-k"}, false, nil, "a file's password", ownManual},
	{[]string{"ldapsearch"}, []string{"-w"}, true, nil, "a directory's user", ownManual},
}

// LoginOf returns the row that holds for a program run with words, or nil. A
// sign-in is the tool's own and has no row.
func LoginOf(program string, words []string) *Login {
	for i := range Logins {
		l := &Logins[i]
		if l.Words[0] != program || len(l.Words)-1 > len(words) {
			continue
		}
		if slices.Equal(l.Words[1:], words[:len(l.Words)-1]) {
			return l
		}
	}
	return nil
}
