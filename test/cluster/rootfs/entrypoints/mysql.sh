#!/bin/bash
# Stands for the entry point of the official image `mysql`, as its documentation has it: a server that finds no data is initialised with the
# variables MYSQL_*, by a temporary server without network, and with what lies in /docker-entrypoint-initdb.d; then the server starts.
set -eo pipefail
shopt -s nullglob

[ "${1:0:1}" != - ] || set -- mysqld "$@"
[ "$1" = mysqld ] || exec "$@"
# As root, the server gives up its rights, and what it needs is handed over to the user that it becomes.
if [ "$(id -u)" = 0 ]; then
  chown -R mysql:mysql /var/lib/mysql /var/run/mysqld
  set -- "$@" --user=mysql
fi
# A server with other arguments than it knows is not started.
"$@" --verbose --help --log-bin-index="$(mktemp -u)" >/dev/null
if [ -d /var/lib/mysql/mysql ]; then exec "$@"; fi

# value VARIABLE: from the variable itself or from the file that VARIABLE_FILE names
value() {
  local file=$1_FILE
  if [ -n "${!1}" ] && [ -n "${!file}" ]; then
    echo "Both $1 and $file are set (but are exclusive)" >&2
    exit 1
  fi
  if [ -n "${!file}" ]; then cat "${!file}"; else printf %s "${!1}"; fi
}

MYSQL_ROOT_PASSWORD=$(value MYSQL_ROOT_PASSWORD)
[ -n "$MYSQL_ROOT_PASSWORD" ] || {
  echo 'the database is uninitialized and MYSQL_ROOT_PASSWORD is not set' >&2
  exit 1
}
socket=/var/run/mysqld/mysqld.sock
"$@" --initialize-insecure
"$@" --daemonize --skip-networking --socket=$socket
run() { mysql --defaults-extra-file=<(printf '[client]\npassword="%s"\n' "$password") -uroot --socket=$socket "$@"; }

password=
run mysql <<SQL
SET SESSION sql_log_bin=0;
ALTER USER root@localhost IDENTIFIED BY '$MYSQL_ROOT_PASSWORD';
CREATE USER root@'%' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD';
GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;
SQL
password=$MYSQL_ROOT_PASSWORD
database=$(value MYSQL_DATABASE)
user=$(value MYSQL_USER)
if [ -n "$database" ]; then run -e "CREATE DATABASE IF NOT EXISTS \`$database\`"; fi
if [ -n "$user" ]; then run <<<"CREATE USER '$user'@'%' IDENTIFIED BY '$(value MYSQL_PASSWORD)'; GRANT ALL ON \`$database\`.* TO '$user'@'%';"; fi

for file in /docker-entrypoint-initdb.d/*; do
  # shellcheck disable=SC1090 # the user's files
  case $file in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) run ${database:+--database="$database"} <"$file" ;;
    *) echo "ignoring $file" ;;
  esac
done
mysqladmin --defaults-extra-file=<(printf '[client]\npassword="%s"\n' "$password") -uroot --socket=$socket shutdown
exec "$@"
