#!/usr/bin/env bash
# Makes the secrets docker-compose.yml reads, once: deploy/secrets/postgres.password and deploy/secrets/pgpass.
# The folder is closed to other users of the host; the files are readable inside the containers.
set -euo pipefail
cd "$(dirname "$0")"
[ ! -e secrets ] || { echo "deploy/secrets đã có; không ghi đè." >&2; exit 1; }
mkdir -m 0700 secrets
openssl rand -hex 24 >secrets/postgres.password
for role in kehoach_owner kehoach_app kehoach_system; do
	echo "database:5432:kehoach:$role:$(openssl rand -hex 24)"
done >secrets/pgpass
chmod 0644 secrets/*
echo "Đã tạo deploy/secrets. Giữ kín thư mục này."
