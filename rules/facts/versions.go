package facts

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A Version is a release of a tool that changed how it signs in.
type Version struct {
	Tool   string // the tool's ID
	Number string // "2.73.0"
	Date   string // "" where the notes name only the year
	Change string
	Source Source
}

// Versions are the releases that matter, oldest first.
var Versions = []Version{
	{"az", "2.0.29", "2018", "--msi and --msi-port became --identity", cliNotes},
	{"az", "2.30.0", "2021-11-02", "tokens come from MSAL; accessTokens.json is not written any more", cliNotes},
	{"az", "2.61.0", "2024-05-21", "the sign-in broker of Windows is the default there; an interactive sign-in asks for the subscription", cliNotes},
	{"az", "2.63.0", "2024-08-06", "az logout removes the tokens of service principals too", cliNotes},
	{"az", "2.65.0", "2024-10-01", "falls back to a device code in GitHub Codespaces", cliNotes},
	{"az", "2.66.0", "2024-11-05", "--certificate; a certificate in --password is deprecated", cliNotes},
	{"az", "2.67.0", "2024-11-19", "--password takes no certificate any more", cliNotes},
	{"az", "2.69.0", "2025-02-11", "--client-id, --object-id and --resource-id; --identity with --username is deprecated", cliNotes},
	{"az", "2.73.0", "2025-05-20", "--identity with --username is refused", cliNotes},
	{"az", "2.76.0", "2025-08-05", "--claims-challenge for an interactive sign-in; says which policy asked for MFA", cliNotes},
	{"az", "2.77.0", "2025-09-02", "--claims-challenge for a device code", cliNotes},
	{"az", "2.86.0", "2026-05-05", "--subscription and --skip-subscription-discovery", cliNotes},
}

// VersionOf returns the row of a tool's release, or nil if it is not listed.
func VersionOf(tool, number string) *Version {
	for i := range Versions {
		if v := &Versions[i]; v.Tool == tool && v.Number == number {
			return v
		}
	}
	return nil
}

// CompareVersions orders version numbers such as "2.9.1" and "2.73.0". What is
// not a number counts as 0.
func CompareVersions(a, b string) int {
	return slices.CompareFunc(numbers(a), numbers(b), cmp.Compare)
}

func numbers(version string) []int {
	var all []int
	for _, s := range strings.Split(version, ".") {
		n, _ := strconv.Atoi(s) // 0 for "x"
		all = append(all, n)
	}
	for len(all) > 0 && all[len(all)-1] == 0 {
		all = all[:len(all)-1]
	}
	return all
}

// An Enforcement is a stage of Microsoft's mandatory multifactor authentication.
type Enforcement struct {
	Stage    string // "phase 2"
	Start    string // "2025-10-01"
	Until    string // the last day to which it could be postponed
	Covers   string
	At       string // where it is enforced
	Spares   string
	PostLink string // where it is postponed; "" if nowhere
	Source   Source
}

var mfaSource = Source{"Plan for mandatory Microsoft Entra multifactor authentication", "https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication", "2026-04-03"}

// Enforcements are the stages, in order.
var Enforcements = []Enforcement{
	{
		Stage:  "phase 1",
		Start:  "2024-10",
		Until:  "2025-09-30",
		Covers: "every user's sign-in to the Azure portal and the Entra and Intune admin centers, since February 2025 to the Microsoft 365 admin center",
		At:     "sign-in",
		Spares: "service principals and managed identities",
		Source: mfaSource,
	},
	{
		Stage:    "phase 2",
		Start:    "2025-10-01",
		Until:    "2026-07-01",
		Covers:   "every user's create, update and delete at https://management.azure.com from Azure CLI, Azure PowerShell, infrastructure as code, SDKs and REST",
		At:       "Azure Resource Manager",
		Spares:   "reads, service principals, managed identities, Microsoft Graph, US Government and other sovereign clouds",
		PostLink: "https://aka.ms/postponePhase2MFA",
		Source:   mfaSource,
	},
}

// ResourceManagerMFA returns the stage that refuses changes at Azure Resource Manager.
func ResourceManagerMFA() Enforcement { return Enforcements[1] }
