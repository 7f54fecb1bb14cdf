# Sourced by the scripts that sign in.

sign_in() {
	local user=$1 password=$2
	if ! az login -u "$user" -p "$password" >/dev/null; then
		echo "cannot sign in as $user" >&2
		exit 1
	fi
}
