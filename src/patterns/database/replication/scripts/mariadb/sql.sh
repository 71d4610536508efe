# shellcheck shell=bash
# What is said to MariaDB. Statements with passwords go through files in memory: --init-file, which runs before anybody can connect.

# 0 or 1; the variable has words in newer releases.
IS_READ_ONLY="CONCAT(@@read_only) NOT IN ('0', 'OFF')"

# peer HOST QUERY: asks another pod; what went wrong is printed instead of the answer
peer() { mariadb --defaults-file="$RUN/peer.cnf" -BN -h "$1" -e "$2" 2>&1; }

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
GRANT SLAVE MONITOR ON *.* TO 'probe'@'$host';
SQL
  done
  "$@"
  echo "SET SESSION sql_log_bin=1;"
}

# The account with which promote.sh turns a replica into the primary.
promoter() {
  cat <<SQL
CREATE USER 'replication'@'localhost' IDENTIFIED BY $(literal "$promoter_password");
GRANT ALL ON *.* TO 'replication'@'localhost' WITH GRANT OPTION;
SQL
}

# READ ONLY ADMIN is what lets an account write to a server that is read only. On a replica nobody keeps it, and who had it is written
# down for the day on which the replica becomes the primary. Each is one line, as --init-file has it.
take_read_only_admin() {
  cat <<'SQL'
CREATE TABLE IF NOT EXISTS mysql.replication_admins (grantee varchar(400) PRIMARY KEY);
INSERT IGNORE INTO mysql.replication_admins SELECT GRANTEE FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE IN ('READ_ONLY ADMIN', 'READ ONLY ADMIN') AND GRANTEE NOT LIKE '\'replication\'@%';
BEGIN NOT ATOMIC FOR account IN (SELECT GRANTEE FROM mysql.replication_admins) DO EXECUTE IMMEDIATE CONCAT('REVOKE READ ONLY ADMIN ON *.* FROM ', REPLACE(account.GRANTEE, '@\'\'', '')); END FOR; END;
SQL
}

give_read_only_admin() {
  cat <<'SQL'
CREATE TABLE IF NOT EXISTS mysql.replication_admins (grantee varchar(400) PRIMARY KEY);
BEGIN NOT ATOMIC FOR account IN (SELECT GRANTEE FROM mysql.replication_admins) DO EXECUTE IMMEDIATE CONCAT('GRANT READ ONLY ADMIN ON *.* TO ', REPLACE(account.GRANTEE, '@\'\'', '')); END FOR; END;
DROP TABLE mysql.replication_admins;
SQL
}

# set_password USER HOST PASSWORD
set_password() { printf "ALTER USER IF EXISTS '%s'@'%s' IDENTIFIED BY %s;\n" "$1" "$2" "$(literal "$3")"; }

# Logged, so that the replicas have the same.
primary_sql() {
  local_accounts give_read_only_admin
  if [ -n "$replication_password" ]; then
    cat <<SQL
CREATE USER IF NOT EXISTS 'replicator'@'%' IDENTIFIED BY 'x';
ALTER USER 'replicator'@'%' IDENTIFIED BY $(literal "$replication_password");
GRANT REPLICATION SLAVE, SLAVE MONITOR, BINLOG MONITOR, RELOAD, PROCESS, SELECT, LOCK TABLES, SHOW VIEW, TRIGGER, EVENT ON *.* TO 'replicator'@'%';
SQL
  fi
  local password
  password=$(secret admin-password)
  set_password root localhost "$password"
  set_password root % "$password"
  [ -z "${APP_DATABASE:-}" ] || echo "CREATE DATABASE IF NOT EXISTS \`$APP_DATABASE\`;"
  [ -z "${APP_USER:-}" ] || app_user
  # Last, or the statements above would wait for replicas that are not there yet.
  [ "$SEMI_SYNCHRONOUS" = no ] || echo 'SET GLOBAL rpl_semi_sync_master_enabled=ON;'
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
  local_accounts "${@:2}"
  cat <<SQL
SET SESSION sql_log_bin=0;
$(take_read_only_admin)
CHANGE MASTER TO MASTER_HOST='$1', MASTER_PORT=3306, MASTER_USER='replicator', MASTER_PASSWORD=$(literal "$replication_password"), MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=5$(demoted);
START SLAVE;
SQL
}

# What an old primary wrote itself counts as received.
demoted() { [ "$(fact role)" = replica ] || printf ', MASTER_DEMOTE_TO_SLAVE=1'; }
