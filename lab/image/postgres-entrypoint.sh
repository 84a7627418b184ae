#!/bin/bash
# What the image of PostgreSQL that the example names does when it starts: make a database where there is none, run what is in
# /docker-entrypoint-initdb.d, and serve everybody who knows the password.
set -euo pipefail
[ $# -gt 0 ] && exec "$@"
mkdir -p "$PGDATA"; chmod 700 "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --pgdata="$PGDATA" --username=postgres --auth=scram-sha-256 --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  for script in /docker-entrypoint-initdb.d/*.sh; do [ -e "$script" ] && . "$script"; done
fi
exec postgres -D "$PGDATA" -c listen_addresses='*'
