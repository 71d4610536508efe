#!/bin/bash
# Stands for the entry point of the official image `postgres`, as its documentation has it: a server that finds no data is initialised with
# the variables POSTGRES_*, by a temporary server on the socket only, and with what lies in /docker-entrypoint-initdb.d; then it starts.
set -eo pipefail
shopt -s nullglob

[ "${1:0:1}" != - ] || set -- postgres "$@"
if [ "$1" != postgres ]; then exec "$@"; fi
mkdir -p "$PGDATA"
chmod 00700 "$PGDATA" || :
if [ -s "$PGDATA/PG_VERSION" ]; then exec "$@"; fi

# value VARIABLE: from the variable itself or from the file that VARIABLE_FILE names
value() {
  local file=$1_FILE
  if [ -n "${!1}" ] && [ -n "${!file}" ]; then
    echo "both $1 and $file are set (but are exclusive)" >&2
    exit 1
  fi
  if [ -n "${!file}" ]; then cat "${!file}"; else printf %s "${!1}"; fi
}

POSTGRES_USER=$(value POSTGRES_USER)
POSTGRES_USER=${POSTGRES_USER:-postgres}
POSTGRES_DB=$(value POSTGRES_DB)
POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}
export POSTGRES_USER POSTGRES_DB
password=$(value POSTGRES_PASSWORD)
[ -n "$password" ] || {
  echo 'the database is uninitialized and POSTGRES_PASSWORD is not set' >&2
  exit 1
}
initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$password")
printf '\nhost all all all %s\n' "$(postgres -C password_encryption "${@:2}")" >>"$PGDATA/pg_hba.conf"
export PGPASSWORD=${PGPASSWORD:-$password}
pg_ctl -D "$PGDATA" -o "$(printf '%q ' "${@:2}" -c listen_addresses='' -p 5432)" -w start
run() { psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc "$@"; }
if [ "$POSTGRES_DB" != postgres ]; then run --dbname postgres --set db="$POSTGRES_DB" <<<'CREATE DATABASE :"db";'; fi

for file in /docker-entrypoint-initdb.d/*; do
  # shellcheck disable=SC1090 # the user's files
  case $file in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) run --dbname "$POSTGRES_DB" -f "$file" ;;
    *) echo "ignoring $file" ;;
  esac
done
PGUSER=${PGUSER:-$POSTGRES_USER} pg_ctl -D "$PGDATA" -m fast -w stop
unset PGPASSWORD
exec "$@"
