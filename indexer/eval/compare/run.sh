#!/bin/sh
# Starts a PostgreSQL of its own in a temporary folder, runs the comparison against it, and removes both.
# PostgreSQL does not run as root: then the user postgres runs it.
set -eu
cd "$(dirname "$0")"
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)
if [ -z "$bin" ]; then
    echo "PostgreSQL is left out: install the package postgresql-15 to have it measured" >&2
    exec go run . "$@"
fi
dir=$(mktemp -d)
as=""
if [ "$(id -u)" = 0 ]; then
    as="runuser -u postgres --"
    chown postgres "$dir"
fi
trap '$as "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$dir"' EXIT INT TERM
cd "$dir"
$as "$bin/initdb" -D "$dir/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >/dev/null
$as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-c listen_addresses= -k $dir -c shared_buffers=1GB -c work_mem=64MB -c maintenance_work_mem=512MB -c max_wal_size=4GB" start >/dev/null
cd - >/dev/null
go run . -postgres "host=$dir user=postgres dbname=postgres" "$@"
