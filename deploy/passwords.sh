#!/bin/bash
# Run once by the postgres image after roles.sql: gives each role the password that deploy/pgpass holds for it.
set -euo pipefail
while IFS=: read -r _ _ _ role password; do
	psql -v ON_ERROR_STOP=1 -U postgres -d postgres -v role="$role" -v password="$password" \
		<<<"ALTER ROLE :\"role\" PASSWORD :'password';"
done </run/secrets/pgpass
