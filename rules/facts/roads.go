package facts

import "slices"

// Roads are the calls by which a tool signs in with a better identity. {app},
// {tenant}, {token} and {certificate} are words of the shell, {name} and {scope}
// what the file shows of both.
type Roads struct {
	Tool        string
	Managed     string
	Federated   string // "" where a session of the Azure CLI is the way: Session
	Certificate string
	Session     string // under a session of the Azure CLI that a platform opened; "" if the call is then not needed at all
	Person      string
	SignOut     string
	Tenant      string   // what names the tenant: "--tenant {tenant}"
	AppFlag     string   // what makes the user name an application's; "" if nothing does
	Grant       []string // how the identity gets its rights; none: a role of Azure
	Links       []string
	Source      Source
}

// tokenFor asks a session of the Azure CLI for a token.
func tokenFor(resource string) string {
	return `"$(az account get-access-token --resource ` + resource + ` --query accessToken --output tsv)"`
}

const (
	azCertificate = "az login --service-principal --username {app} --tenant {tenant} --certificate {certificate}"
	azManaged     = "az login --identity"
	sqlAudience   = "https://database.windows.net/"
)

var (
	grantSQL = []string{
		"create the identity's user in the database, as an administrator of Microsoft Entra ID: CREATE USER [{name}] FROM EXTERNAL PROVIDER",
		"give it the least role that does the work: ALTER ROLE db_datareader ADD MEMBER [{name}]",
	}
	grantDataverse = []string{
		"make the application a user of the environment: pac admin create-service-principal --environment <environment>, or Power Platform admin center, Application users",
		"give that user the least security role that does the work",
	}
	grantGraph = []string{
		"give the application the least permission of its own (application, not delegated) that does the work, and have an administrator consent: az ad app permission add, az ad app permission admin-consent",
		"where the API has no application permission for it, keep a person at the prompt or choose another API",
	}
	grantStorage = []string{
		`give it the least role for the data: az role assignment create --assignee <appId> --role "Storage Blob Data Contributor" --scope {scope}`,
	}
	grantCluster = []string{
		`give it the least role at the cluster: az role assignment create --assignee <appId> --role "Azure Kubernetes Service RBAC Writer" --scope {scope}`,
	}
)

// AllRoads holds one row a tool. A retired tool's roads are those of the tool
// that replaces it.
var AllRoads = []Roads{
	azRoads("az"), azRoads("azure"),
	{
		Tool:        "m365",
		Managed:     "m365 login --authType identity",
		Federated:   "m365 login --authType federatedIdentity --appId {app} --tenant {tenant}",
		Certificate: "m365 login --authType certificate --appId {app} --tenant {tenant} --certificateFile {certificate}",
		Session:     "m365 login --authType federatedIdentity --appId {app} --tenant {tenant}",
		Person:      "m365 login --authType browser --appId {app} --tenant {tenant}",
		SignOut:     "m365 logout",
		Tenant:      "--tenant {tenant}",
		Grant:       grantGraph,
		Links:       []string{"https://pnp.github.io/cli-microsoft365/cmd/login"},
		Source:      m365Login,
	},
	{
		Tool:        "pac",
		Managed:     "pac auth create --managedIdentity --environment <environment>",
		Federated:   "pac auth create --githubFederated --applicationId {app} --tenant {tenant} --environment <environment>",
		Certificate: "pac auth create --applicationId {app} --tenant {tenant} --certificateDiskPath {certificate} --environment <environment>",
		Session:     "pac auth create --githubFederated --applicationId {app} --tenant {tenant} --environment <environment>",
		Person:      "pac auth create --environment <environment>",
		SignOut:     "pac auth clear",
		Tenant:      "--tenant {tenant}",
		Grant:       grantDataverse,
		Links:       []string{"https://learn.microsoft.com/power-platform/developer/cli/reference/auth"},
		Source:      pacAuth,
	},
	{
		Tool:        "azd",
		Managed:     "azd auth login --managed-identity",
		Federated:   "azd auth login --client-id {app} --tenant-id {tenant} --federated-credential-provider github",
		Certificate: "azd auth login --client-id {app} --tenant-id {tenant} --client-certificate {certificate}",
		Session:     "azd config set auth.useAzCliAuth true",
		Person:      "azd auth login --tenant-id {tenant}",
		SignOut:     "azd auth logout",
		Tenant:      "--tenant-id {tenant}",
		Links:       []string{"https://learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-auth-login"},
		Source:      azdLogin,
	},
	{
		Tool:        "azcopy",
		Managed:     "export AZCOPY_AUTO_LOGIN_TYPE=MSI",
		Federated:   "export AZCOPY_AUTO_LOGIN_TYPE=WORKLOAD",
		Certificate: "azcopy login --login-type=SPN --application-id {app} --tenant-id {tenant} --certificate-path {certificate}",
		Session:     "export AZCOPY_AUTO_LOGIN_TYPE=AZCLI",
		Person:      "azcopy login --tenant-id {tenant}",
		SignOut:     "azcopy logout",
		Tenant:      "--tenant-id {tenant}",
		Grant:       grantStorage,
		Links:       []string{"https://learn.microsoft.com/azure/storage/common/storage-use-azcopy-authorize-azure-active-directory"},
		Source:      azcopyLogin,
	},
	{
		Tool:        "kubelogin",
		Managed:     "kubelogin convert-kubeconfig -l msi",
		Federated:   "kubelogin convert-kubeconfig -l workloadidentity",
		Certificate: "kubelogin convert-kubeconfig -l spn --client-id {app} --tenant-id {tenant} --client-certificate {certificate}",
		Session:     "kubelogin convert-kubeconfig -l azurecli",
		Person:      "kubelogin convert-kubeconfig -l interactive",
		Grant:       grantCluster,
		Links:       []string{"https://azure.github.io/kubelogin/concepts/login-modes.html"},
		Source:      kubeloginModes,
	},
	{
		Tool:        "sqlcmd",
		Managed:     "sqlcmd --authentication-method ActiveDirectoryManagedIdentity -S <server> -d <database>",
		Federated:   "sqlcmd --authentication-method ActiveDirectoryWorkloadIdentity -S <server> -d <database>",
		Certificate: azCertificate + "\nsqlcmd --authentication-method ActiveDirectoryAzCli -S <server> -d <database>",
		Session:     "sqlcmd --authentication-method ActiveDirectoryAzCli -S <server> -d <database>",
		Person:      "sqlcmd --authentication-method ActiveDirectoryInteractive -S <server> -d <database>",
		Grant:       grantSQL,
		Links:       []string{"https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-authentication"},
		Source:      sqlcmdUtility,
	},
	{
		Tool:        "bcp",
		Managed:     azManaged + "\n" + bcpWithToken,
		Certificate: azCertificate + "\n" + bcpWithToken,
		Session:     bcpWithToken,
		Person:      "az login --tenant {tenant}\n" + bcpWithToken,
		Grant:       grantSQL,
		Links:       []string{"https://learn.microsoft.com/sql/tools/bcp-utility"},
		Source:      bcpUtility,
	},
	{
		Tool:        "sqlpackage",
		Managed:     azManaged + "\nsqlpackage … /at:" + tokenFor(sqlAudience),
		Certificate: azCertificate + "\nsqlpackage … /at:" + tokenFor(sqlAudience),
		Session:     "sqlpackage … /at:" + tokenFor(sqlAudience),
		Person:      "sqlpackage … /ua:True",
		Grant:       grantSQL,
		Links:       []string{"https://learn.microsoft.com/sql/tools/sqlpackage/sqlpackage"},
		Source:      sqlPackageDoc,
	},
	{
		Tool:        "sql-connection",
		Managed:     "Authentication=Active Directory Managed Identity",
		Certificate: azCertificate + "\nAuthentication=Active Directory Default",
		Session:     "Authentication=Active Directory Default",
		Person:      "Authentication=Active Directory Interactive",
		Grant:       grantSQL,
		Links:       []string{connectionPage.URL},
		Source:      connectionPage,
	},
	{
		Tool:        "dataverse-connection",
		Managed:     "AuthType=Certificate;Url=<environment>;ClientId=<appId>;Thumbprint=<thumbprint>",
		Certificate: "AuthType=Certificate;Url=<environment>;ClientId=<appId>;Thumbprint=<thumbprint>",
		Session:     "AuthType=Certificate;Url=<environment>;ClientId=<appId>;Thumbprint=<thumbprint>",
		Person:      "AuthType=OAuth;Url=<environment>;AppId=<appId>;LoginPrompt=Auto",
		Grant:       grantDataverse,
		Links:       []string{dataversePage.URL},
		Source:      dataversePage,
	},
	{
		Tool:        "token-request",
		Managed:     azManaged + "\nTOKEN=" + tokenFor("<resource>"),
		Certificate: azCertificate + "\nTOKEN=" + tokenFor("<resource>"),
		Session:     "TOKEN=" + tokenFor("<resource>"),
		Person:      "az login --tenant {tenant}\nTOKEN=" + tokenFor("<resource>"),
		Tenant:      "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
		Grant:       grantGraph,
		Links:       []string{ropcPage.URL, "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow"},
		Source:      ropcPage,
	},
	ansibleRoads("ansible"), ansibleRoads("ansible-environment"),
	{
		Tool:        "identity-environment",
		Managed:     "unset AZURE_USERNAME AZURE_PASSWORD   # DefaultAzureCredential then finds the machine's identity",
		Federated:   "unset AZURE_USERNAME AZURE_PASSWORD\nexport AZURE_CLIENT_ID={app} AZURE_TENANT_ID={tenant} AZURE_FEDERATED_TOKEN_FILE=<file>",
		Certificate: "unset AZURE_USERNAME AZURE_PASSWORD\nexport AZURE_CLIENT_ID={app} AZURE_TENANT_ID={tenant} AZURE_CLIENT_CERTIFICATE_PATH={certificate}",
		Session:     "unset AZURE_USERNAME AZURE_PASSWORD   # DefaultAzureCredential then finds the session of the Azure CLI",
		Person:      "az login --tenant {tenant}   # DefaultAzureCredential finds this session",
		Links:       []string{identityPage.URL, "https://aka.ms/azsdk/identity/mfa"},
		Source:      identityPage,
	},
	{
		Tool:        "kubelogin-environment",
		Managed:     "export AAD_LOGIN_METHOD=msi",
		Federated:   "export AAD_LOGIN_METHOD=workloadidentity",
		Certificate: "export AAD_LOGIN_METHOD=spn AAD_SERVICE_PRINCIPAL_CLIENT_ID={app} AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE={certificate}",
		Session:     "export AAD_LOGIN_METHOD=azurecli",
		Person:      "export AAD_LOGIN_METHOD=interactive",
		Grant:       grantCluster,
		Links:       []string{"https://azure.github.io/kubelogin/concepts/login-modes.html"},
		Source:      kubeloginModes,
	},
}

const bcpWithToken = "az account get-access-token --resource " + sqlAudience + " --query accessToken --output tsv | tr -d '\\n' | iconv -f ascii -t UTF-16LE > token\nbcp … -G -P token"

func azRoads(tool string) Roads {
	return Roads{
		Tool:        tool,
		Managed:     azManaged,
		Federated:   "az login --service-principal --username {app} --tenant {tenant} --federated-token {token}",
		Certificate: azCertificate,
		Person:      "az login --tenant {tenant}",
		SignOut:     "az logout",
		Tenant:      "--tenant {tenant}",
		AppFlag:     "--service-principal",
		Links:       []string{"https://learn.microsoft.com/cli/azure/authenticate-azure-cli", "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-mfa"},
		Source:      cliReference,
	}
}

func ansibleRoads(tool string) Roads {
	return Roads{
		Tool:        tool,
		Managed:     "auth_source: msi",
		Certificate: "client_id: {app}\ntenant: {tenant}\nx509_certificate_path: {certificate}\nthumbprint: <thumbprint>",
		Session:     "auth_source: cli",
		Person:      "az login --tenant {tenant}   # and auth_source: cli",
		Links:       []string{ansiblePage.URL},
		Source:      ansiblePage,
	}
}

// RoadsIn returns the roads of the tool with that ID where a program in the
// language calls it: a token that it asks for itself it can ask a library for.
func RoadsIn(language, tool string) (Roads, bool) {
	i := slices.IndexFunc(Libraries, func(l Library) bool { return l.Language == language })
	if tool != TokenRequest.ID || i < 0 {
		return RoadsOf(tool)
	}
	r := libraryRoads(Libraries[i])
	r.Tool, r.Grant = tool, grantGraph
	return r, true
}

// RoadsOf returns the roads of the tool with that ID.
func RoadsOf(tool string) (Roads, bool) {
	i := slices.IndexFunc(AllRoads, func(r Roads) bool { return r.Tool == tool })
	if i < 0 {
		if k := slices.IndexFunc(Libraries, func(l Library) bool { return l.Tool.ID == tool }); k >= 0 {
			return libraryRoads(Libraries[k]), true
		}
		return Roads{}, false
	}
	return AllRoads[i], true
}

// grantRole is how an application gets its rights at Azure.
const grantRole = `give it the least role that does the work: az role assignment create --assignee <appId> --role "<role>" --scope {scope}`

// ApplicationSteps create an application that may do what the scripts do.
func (r Roads) ApplicationSteps() []string {
	return append([]string{"create the application and its service principal: az ad app create --display-name {name}; az ad sp create --id <appId>"}, r.grant()...)
}

// CertificateSteps create one with a certificate.
func (r Roads) CertificateSteps() []string {
	keep := "keep the printed PEM file where only the account that runs this can read it, and hand its path to {certificate}"
	if r.Grant == nil {
		return []string{`create the service principal with a certificate and the least role that does the work: az ad sp create-for-rbac --name {name} --role "<role>" --scopes {scope} --create-cert`, keep}
	}
	return append([]string{"create the service principal with a certificate: az ad sp create-for-rbac --name {name} --create-cert", keep}, r.Grant...)
}

// ManagedSteps give the machine an identity.
func (r Roads) ManagedSteps() []string {
	return append([]string{"give the machine an identity: az vm identity assign --resource-group <group> --name <machine>"}, r.grant()...)
}

func (r Roads) grant() []string {
	if r.Grant == nil {
		return []string{grantRole}
	}
	return r.Grant
}
