# shellcheck shell=bash
# What is said to MariaDB. Statements with passwords go through files in memory: --init-file, which runs before anybody can connect.

# 0 or 1; the variable has words in newer releases.
IS_READ_ONLY="CONCAT(@@read_only) NOT IN ('0', 'OFF')"

# peer HOST QUERY: asks another pod; what went wrong is printed instead of the answer
peer() { mariadb --defaults-file="$RUN/peer.cnf" -BN -h "$1" -e "$2" 2>&1; }

# The account of the readiness probe. Made last: a line of --init-file that fails ends the file and not the server, which is not ready then.
probe() {
  local host
  for host in "${LOOPBACK[@]}"; do
    login probe "$host" "$probe_password"
    echo "GRANT SLAVE MONITOR ON *.* TO 'probe'@'$host';"
  done
}

# The account with which promote.sh turns a replica into the primary.
promoter() {
  local host
  for host in "${LOOPBACK[@]}"; do
    cat <<SQL
CREATE USER 'replication'@'$host' IDENTIFIED BY $(literal "$promoter_password");
GRANT ALL ON *.* TO 'replication'@'$host' WITH GRANT OPTION;
SQL
  done
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

# Logged, so that the replicas have the same.
primary_sql() {
  literals_as_they_stand
  unlogged no_promoter give_read_only_admin
  if [ -n "$replication_password" ]; then
    login replicator % "$replication_password"
    echo "GRANT REPLICATION SLAVE, SLAVE MONITOR, BINLOG MONITOR, RELOAD, PROCESS, SELECT, LOCK TABLES, SHOW VIEW, TRIGGER, EVENT ON *.* TO 'replicator'@'%';"
  fi
  local password
  password=$(secret admin-password)
  set_password root localhost "$password"
  set_password root % "$password"
  [ -z "${APP_DATABASE:-}" ] || echo "CREATE DATABASE IF NOT EXISTS \`$APP_DATABASE\`;"
  [ -z "${APP_USER:-}" ] || app_user
  # After all that is logged, or it would wait for replicas that are not there yet.
  [ "$SEMI_SYNCHRONOUS" = no ] || echo 'SET GLOBAL rpl_semi_sync_master_enabled=ON;'
  unlogged probe
}

# replica_sql SOURCE LOCAL…: follows the source, endlessly trying, and takes no writes from anybody
replica_sql() {
  literals_as_they_stand
  # Before START SLAVE, and with the binary log off to the end.
  echo 'SET SESSION sql_log_bin=0;'
  no_promoter
  "${@:2}"
  take_read_only_admin
  probe
  cat <<SQL
CHANGE MASTER TO MASTER_HOST='$1', MASTER_PORT=3306, MASTER_USER='replicator', MASTER_PASSWORD=$(literal "$replication_password"), MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=5$(demoted);
START SLAVE;
SQL
}

# What an old primary wrote itself counts as received.
demoted() { [ "$(fact role)" = replica ] || printf ', MASTER_DEMOTE_TO_SLAVE=1'; }
