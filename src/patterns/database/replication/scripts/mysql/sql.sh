# shellcheck shell=bash
# What is said to MySQL. Statements with passwords go through files in memory: --init-file, which runs before anybody can connect.

# peer HOST QUERY: asks another pod; what went wrong is printed instead of the answer
peer() { mysql --defaults-file="$RUN/peer.cnf" -BN -h "$1" -e "$2" 2>&1; }

# The accounts of this pod alone: they are not replicated, and their passwords last until the next start.
local_accounts() {
  literals_as_they_stand
  cat <<SQL
SET SESSION sql_log_bin=0;
DROP USER IF EXISTS 'replication'@'localhost';
SQL
  local host
  for host in localhost 127.0.0.1; do
    cat <<SQL
CREATE USER IF NOT EXISTS 'probe'@'$host' IDENTIFIED BY 'x';
ALTER USER 'probe'@'$host' IDENTIFIED BY $(literal "$probe_password");
GRANT REPLICATION CLIENT ON *.* TO 'probe'@'$host';
SQL
  done
  "$@"
  echo "SET SESSION sql_log_bin=1;"
}

# The account with which promote.sh turns a replica into the primary.
promoter() {
  cat <<SQL
CREATE USER 'replication'@'localhost' IDENTIFIED BY $(literal "$promoter_password");
GRANT SYSTEM_VARIABLES_ADMIN, REPLICATION_SLAVE_ADMIN, RELOAD ON *.* TO 'replication'@'localhost';
SQL
}

# set_password USER HOST PASSWORD
set_password() { printf "ALTER USER IF EXISTS '%s'@'%s' IDENTIFIED BY %s;\n" "$1" "$2" "$(literal "$3")"; }

# Logged, so that the replicas have the same.
primary_sql() {
  local_accounts
  echo 'RESET REPLICA ALL;'
  if [ -n "$replication_password" ]; then
    cat <<SQL
CREATE USER IF NOT EXISTS 'replicator'@'%' IDENTIFIED BY 'x' REQUIRE SSL;
ALTER USER 'replicator'@'%' IDENTIFIED BY $(literal "$replication_password") REQUIRE SSL;
GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT, BACKUP_ADMIN ON *.* TO 'replicator'@'%';
SQL
  fi
  local password
  password=$(secret admin-password)
  set_password root localhost "$password"
  set_password root % "$password"
  [ -z "${APP_DATABASE:-}" ] || echo "CREATE DATABASE IF NOT EXISTS \`$APP_DATABASE\`;"
  [ -z "${APP_USER:-}" ] || app_user
  # Last, or the statements above would wait for replicas that are not there yet.
  [ "$SEMI_SYNCHRONOUS" = no ] || echo 'SET GLOBAL rpl_semi_sync_source_enabled=ON;'
}

app_user() {
  printf "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY 'x';\n" "$APP_USER"
  password=$(secret user-password)
  set_password "$APP_USER" % "$password"
  # In a grant, an underscore stands for any character.
  [ -z "${APP_DATABASE:-}" ] || printf "GRANT ALL ON \`%s\`.* TO '%s'@'%%';\n" "${APP_DATABASE//_/\\_}" "$APP_USER"
}

# replica_sql SOURCE LOCAL…: follows the source, endlessly trying, and takes no writes from anybody
replica_sql() {
  echo 'SET GLOBAL super_read_only=OFF;'
  local_accounts "${@:2}"
  cat <<SQL
CHANGE REPLICATION SOURCE TO SOURCE_HOST='$1', SOURCE_PORT=3306, SOURCE_USER='replicator', SOURCE_PASSWORD=$(literal "$replication_password"), SOURCE_AUTO_POSITION=1, SOURCE_SSL=1, SOURCE_CONNECT_RETRY=5, SOURCE_RETRY_COUNT=0;
SET GLOBAL super_read_only=ON;
START REPLICA;
SQL
}
