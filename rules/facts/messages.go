package facts

import (
	"slices"
	"strings"
)

// What messages say of the world: dates, codes and commands, each table with its
// source. Words in braces are filled in by what the files show.

// A Refusal is how a service says no, as a log shows it.
type Refusal struct {
	Says   string
	Source Source
}

var (
	// MFAAtSignIn stops a password at the sign-in itself.
	MFAAtSignIn = Refusal{"AADSTS50076, AADSTS50079", codeSource}

	// MFAAtResources is the answer of Azure Resource Manager to a user who creates,
	// updates or deletes anything without MFA.
	MFAAtResources = Refusal{"RequestDisallowedByPolicy", mfaSource}

	// DeviceCodeBlocked is the answer where conditional access blocks device codes.
	DeviceCodeBlocked = Refusal{"AADSTS53003", blockedFlows}

	// DeviceCodeExpired are the answers where nobody enters the code.
	DeviceCodeExpired = Refusal{"AADSTS70016, then AADSTS70019", codeSource}

	// SecretExpired is the answer to a client secret that has run out.
	SecretExpired = Refusal{"AADSTS7000222", codeSource}
)

// A Setting is a command whose option says something of the whole program.
type Setting struct {
	Tool    string
	Words   []string
	Options []string
}

// ChoosesCloud sets the cloud that later commands go to.
var ChoosesCloud = Setting{"az", []string{"cloud", "set"}, []string{"--name", "-n"}}

// ChoosesSubscription sets the subscription that later commands work in.
var ChoosesSubscription = Setting{"az", []string{"account", "set"}, []string{"--subscription", "-s", "--name", "-n"}}

// NamesGroup are the options that name a resource group.
var NamesGroup = []string{"--resource-group", "-g"}

// PublicCloud is the name of the cloud in which MFA is enforced at Azure Resource
// Manager.
const PublicCloud = "AzureCloud"

// A Platform is a system that runs scripts and gives them a token of their own,
// which Microsoft Entra ID takes instead of a secret.
type Platform struct {
	ID    string // as a pipeline reader names it: "github"
	Title string
	Steps []string // beside the application and its role
	Code  string   // in the platform's own file; {file} is the script
	Link  string
}

// Platforms holds those that federate. {subject} is what a token names.
var Platforms = []Platform{{
	ID:    "github",
	Title: "GitHub Actions",
	Steps: []string{
		`trust the repository's jobs: az ad app federated-credential create --id <appId> --parameters '{"name": "{name}", "issuer": "https://token.actions.githubusercontent.com", "subject": "{subject}", "audiences": ["api://AzureADTokenExchange"]}'`,
		"keep the application's ID, the tenant's and the subscription's as AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_SUBSCRIPTION_ID in the repository",
	},
	Code: `permissions:
  id-token: write
  contents: read
steps:
  - uses: azure/login@v3
    with:
      client-id: ${{ secrets.AZURE_CLIENT_ID }}
      tenant-id: ${{ secrets.AZURE_TENANT_ID }}
      subscription-id: ${{ secrets.AZURE_SUBSCRIPTION_ID }}
  - run: {file}`,
	Link: "https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect",
}, {
	ID:    "azure",
	Title: "Azure Pipelines",
	Steps: []string{
		"make a service connection {name} of the kind Azure Resource Manager with workload identity federation, and copy its issuer and subject to the application's federated credentials",
	},
	Code: `- task: AzureCLI@2
  inputs:
    azureSubscription: {name}
    scriptType: bash
    scriptLocation: scriptPath
    scriptPath: {file}`,
	Link: "https://learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure",
}, {
	ID:    "gitlab",
	Title: "GitLab CI",
	Steps: []string{
		`trust the project's jobs: az ad app federated-credential create --id <appId> --parameters '{"name": "{name}", "issuer": "https://gitlab.com", "subject": "{subject}", "audiences": ["https://gitlab.com"]}'`,
		"keep the application's ID and the tenant's as the CI/CD variables AZURE_CLIENT_ID and AZURE_TENANT_ID",
	},
	Code: `job:
  id_tokens:
    GITLAB_OIDC_TOKEN:
      aud: https://gitlab.com
  script:
    - az login --service-principal -u "$AZURE_CLIENT_ID" -t "$AZURE_TENANT_ID" --federated-token "$GITLAB_OIDC_TOKEN"
    - {file}`,
	Link: "https://docs.gitlab.com/ci/cloud_services/azure/",
}}

// PlatformOf returns the platform with that ID, if it federates.
func PlatformOf(id string) (Platform, bool) {
	i := slices.IndexFunc(Platforms, func(p Platform) bool { return p.ID == id })
	if i < 0 {
		return Platform{}, false
	}
	return Platforms[i], true
}

// IdentityLinks explain the identities of applications.
var IdentityLinks = map[string]string{
	"managed":     "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview",
	"federated":   "https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
	"certificate": "https://learn.microsoft.com/cli/azure/azure-cli-sp-tutorial-3",
	"ropc":        "https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc",
}

// ClientSecretVariables are the names under which libraries and tools find an
// application's secret in the environment.
var ClientSecretVariables = []string{"ARM_CLIENT_SECRET", "AZURE_CLIENT_SECRET"}

// applicationNames are how variables that hold an application's ID are called.
var applicationNames = []string{"CLIENT_ID", "CLIENTID", "APP_ID", "APPID", "APPLICATION_ID", "APPLICATIONID", "SP_ID", "SPID", "SPN", "PRINCIPAL"}

// NamesApplication reports whether a user name, or the variable that holds it,
// looks like an application's ID: "$AZURE_CLIENT_ID", a GUID.
func NamesApplication(name string) bool {
	if IsGUID(name) || strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "api://") {
		return true
	}
	upper := strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
	if strings.Contains(upper, "USERPRINCIPAL") || strings.Contains(upper, "USER_PRINCIPAL") { // a person's
		return false
	}
	return strings.Contains(name, "$") && slices.ContainsFunc(applicationNames, func(n string) bool { return strings.Contains(upper, n) })
}

// IsGUID reports whether s has the form of a GUID, in letters of any case.
func IsGUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i, c := range s {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (c == '-') || !dash && !strings.ContainsRune("0123456789abcdefABCDEF", c) {
			return false
		}
	}
	return true
}
