#!/usr/bin/env bash
# Makes the secrets docker-compose.yml reads, once: deploy/secrets/postgres.password and deploy/secrets/pgpass.
# The folder is closed to other users of the host; the files are readable inside the containers.
set -euo pipefail
cd "$(dirname "$0")"
[ ! -e secrets ] || { echo "deploy/secrets đã có; không ghi đè." >&2; exit 1; }
secret() { od -An -v -N24 -tx1 /dev/urandom | tr -d ' \n'; }
new=$(mktemp -d secrets.XXXXXX) # 0700
trap 'rm -rf "$new"' EXIT
password=$(secret)
echo "$password" >"$new/postgres.password"
for role in kehoach_owner kehoach_app kehoach_system; do
	password=$(secret)
	echo "database:5432:kehoach:$role:$password"
done >"$new/pgpass"
chmod 0644 "$new"/*
mv "$new" secrets # whole or not at all
echo "Đã tạo deploy/secrets. Giữ kín thư mục này."
