# shellcheck shell=bash
# What is said to MySQL. Statements with passwords go through files in memory: --init-file, which runs before anybody can connect.

# peer HOST QUERY: asks another pod; what went wrong is printed instead of the answer
peer() { mysql --defaults-file="$RUN/peer.cnf" -BN -h "$1" -e "$2" 2>&1; }

# The account of the readiness probe. Made last: a line of --init-file that fails ends the file and not the server, which is not ready then.
probe() {
  local host
  for host in "${LOOPBACK[@]}"; do
    login probe "$host" "$probe_password"
    echo "GRANT REPLICATION CLIENT ON *.* TO 'probe'@'$host';"
  done
}

# The account with which promote.sh turns a replica into the primary.
promoter() {
  local host
  for host in "${LOOPBACK[@]}"; do
    cat <<SQL
CREATE USER 'replication'@'$host' IDENTIFIED BY $(literal "$promoter_password");
GRANT SYSTEM_VARIABLES_ADMIN, REPLICATION_SLAVE_ADMIN, RELOAD ON *.* TO 'replication'@'$host';
SQL
  done
}

# Accounts of the Secret that log in by a plugin that this server has no more, such as mysql_native_password after an upgrade from 5.7 to 8.4.
# To set a password, a server wants the plugin.
revive() {
  cat <<SQL
SET @revive = (SELECT IFNULL(CONCAT('ALTER USER ', GROUP_CONCAT(QUOTE(user), '@', QUOTE(host), ' IDENTIFIED WITH caching_sha2_password BY RANDOM PASSWORD')), 'DO 0') FROM mysql.user WHERE user IN ('root', 'replicator', '${APP_USER:-root}') AND host IN ('localhost', '%') AND plugin NOT IN (SELECT plugin_name FROM information_schema.plugins WHERE plugin_status = 'ACTIVE'));
PREPARE revive FROM @revive;
EXECUTE revive;
DEALLOCATE PREPARE revive;
SQL
}

# Logged, so that the replicas have the same.
primary_sql() {
  literals_as_they_stand
  unlogged no_promoter
  echo 'RESET REPLICA ALL;'
  revive
  if [ -n "$replication_password" ]; then
    login replicator % "$replication_password" REQUIRE SSL
    echo "GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT, BACKUP_ADMIN ON *.* TO 'replicator'@'%';"
  fi
  local password
  password=$(secret admin-password)
  set_password root localhost "$password"
  set_password root % "$password"
  [ -z "${APP_DATABASE:-}" ] || echo "CREATE DATABASE IF NOT EXISTS \`$APP_DATABASE\`;"
  [ -z "${APP_USER:-}" ] || app_user
  # After all that is logged, or it would wait for replicas that are not there yet.
  [ "$SEMI_SYNCHRONOUS" = no ] || echo 'SET GLOBAL rpl_semi_sync_source_enabled=ON;'
  unlogged probe
}

# replica_sql SOURCE LOCAL…: follows the source, trying for longer than anybody waits (0, which means endlessly, gives up a connection
# that breaks twice before anything came through), and takes no writes from anybody
replica_sql() {
  literals_as_they_stand
  echo 'SET GLOBAL super_read_only=OFF;'
  unlogged no_promoter "${@:2}" probe
  cat <<SQL
CHANGE REPLICATION SOURCE TO SOURCE_HOST='$1', SOURCE_PORT=3306, SOURCE_USER='replicator', SOURCE_PASSWORD=$(literal "$replication_password"), SOURCE_AUTO_POSITION=1, SOURCE_SSL=1, SOURCE_CONNECT_RETRY=5, SOURCE_RETRY_COUNT=2147483647;
SET GLOBAL super_read_only=ON;
START REPLICA;
SQL
}
