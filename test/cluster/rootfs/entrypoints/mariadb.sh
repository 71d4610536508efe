#!/bin/bash
# Stands for the entry point of the official image `mariadb`, as its documentation has it: a server that finds no data is initialised with
# the variables MARIADB_*, by a temporary server without network, and with what lies in /docker-entrypoint-initdb.d; then the server starts.
set -eo pipefail
shopt -s nullglob

[ "${1:0:1}" != - ] || set -- mariadbd "$@"
[ "$1" = mariadbd ] || exec "$@"
# A server with other arguments than it knows is not started.
settings=$("$@" --verbose --help 2>/dev/null)
setting() { awk -v name="$1" '/^[^ \t]/ && $1 == name { print $2 }' <<<"$settings"; }
socket=$(setting socket)
# As root, the server gives up its rights, and what it needs is handed over to the user that it becomes.
if [ "$(id -u)" = 0 ]; then
  chown -R mysql:mysql /var/lib/mysql "${socket%/*}"
  set -- "$@" --user=mysql
fi
if [ -d /var/lib/mysql/mysql ]; then exec "$@"; fi

# value VARIABLE: from MARIADB_… or MYSQL_…, itself or the file that …_FILE names
value() {
  local prefix name file
  for prefix in MARIADB MYSQL; do
    name=${prefix}_$1 file=${prefix}_$1_FILE
    if [ -n "${!name}" ] && [ -n "${!file}" ]; then
      echo "Both $name and $file are set (but are exclusive)" >&2
      exit 1
    fi
    if [ -n "${!file}" ]; then
      cat "${!file}"
      return
    elif [ -n "${!name}" ]; then
      printf %s "${!name}"
      return
    fi
  done
}

literal() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\\\'}"
}

root=$(value ROOT_PASSWORD)
[ -n "$root" ] || {
  echo 'the database is uninitialized and MARIADB_ROOT_PASSWORD is not set' >&2
  exit 1
}
mariadb-install-db --datadir=/var/lib/mysql --rpm --auth-root-authentication-method=normal "${@:2}" --skip-test-db --skip-log-bin
"$@" --skip-networking --socket="$socket" --skip-slave-start &
server=$!
run() { MYSQL_PWD=$password mariadb -uroot --socket="$socket" "$@"; }
password=
until run -e 'SELECT 1' >/dev/null 2>&1; do
  kill -0 $server
  sleep 0.2
done

database=$(value DATABASE)
user=$(value USER)
run mysql <<SQL
SET SESSION sql_log_bin=0;
DROP USER IF EXISTS root@'127.0.0.1', root@'::1';
EXECUTE IMMEDIATE CONCAT('DROP USER IF EXISTS root@\'', @@hostname, '\'');
SET PASSWORD FOR root@localhost = PASSWORD($(literal "$root"));
CREATE USER root@'%' IDENTIFIED BY $(literal "$root");
GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;
SQL
password=$root
if [ -n "$database" ]; then run -e "CREATE DATABASE IF NOT EXISTS \`$database\`"; fi
if [ -n "$user" ]; then run <<<"CREATE USER '$user'@'%' IDENTIFIED BY $(literal "$(value PASSWORD)"); GRANT ALL ON \`$database\`.* TO '$user'@'%';"; fi

for file in /docker-entrypoint-initdb.d/*; do
  # shellcheck disable=SC1090 # the user's files
  case $file in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) run ${database:+--database="$database"} <"$file" ;;
    *) echo "ignoring $file" ;;
  esac
done
kill $server
wait $server
unset MARIADB_ROOT_PASSWORD MYSQL_ROOT_PASSWORD MARIADB_PASSWORD MYSQL_PASSWORD
exec "$@"
