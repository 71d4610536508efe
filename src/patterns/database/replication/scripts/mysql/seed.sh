# shellcheck shell=bash
# The first copy of a replica. The CLONE plugin of a server of its own, without network, copies into a folder on the volume; nothing
# outside that folder changes before the copy is complete, and then files are only moved. So it can be interrupted at any time.

copy_from() { # DONOR
  refuse_tables_that_clone_leaves_out "$1"
  clone "$1"
}

refuse_tables_that_clone_leaves_out() {
  local table
  table=$(peer "$1" "SELECT CONCAT(table_schema, '.', table_name, ' (', engine, ')') FROM information_schema.tables WHERE table_type='BASE TABLE'
    AND engine NOT IN ('InnoDB', 'MEMORY') AND table_schema NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema') LIMIT 1") || return 0
  [ -z "$table" ] || die "$table would not be copied: change the table with ALTER TABLE … ENGINE=InnoDB on the primary"
}

clone() {
  local donor=$1 server status=0
  rm -rf "$STATE/scratch" "$STATE/copy"
  say "copying the data of $donor"
  local options=(--no-defaults --datadir="$STATE/scratch" --socket="$RUN/seed.sock" --pid-file="$RUN/seed.pid" --mysqlx=OFF --skip-log-bin
    --innodb-buffer-pool-size=64M --loose-innodb-redo-log-capacity=8M --log-error-verbosity=1)
  mysqld "${options[@]}" --initialize-insecure
  mysqld "${options[@]}" --skip-networking --plugin-load-add=mysql_clone.so &
  server=$!
  until seeding <<<'SELECT 1;' >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || return 1
    nap 0.2
  done
  until try_clone "$donor"; do
    # A server gives one copy at a time.
    grep -q 'Too many concurrent clone' "$RUN/clone.log" || {
      status=1
      break
    }
    nap 2
  done
  [ "$status" = 0 ] && lineage=$(peer "$donor" 'SELECT @@server_uuid') || status=1
  kill "$server" 2>/dev/null || true
  wait "$server" || true
  rm -rf "$STATE/scratch"
  [ "$status" = 0 ] || return 1
  note lineage "$lineage"
  note copied
}

try_clone() {
  rm -rf "$STATE/copy"
  # In the background, so that TERM ends it at once.
  clone_sql "$1" | seeding 2>"$RUN/clone.log" &
  wait $! || {
    cat "$RUN/clone.log" >&2
    return 1
  }
}

seeding() { mysql --no-defaults -uroot --socket="$RUN/seed.sock"; }

clone_sql() {
  # As bytes: the plugin logs in with the password as it stands, whatever characters the client speaks in.
  cat <<SQL
SET NAMES binary;
SET SESSION sql_mode='';
SET GLOBAL clone_valid_donor_list='$1:3306';
CLONE INSTANCE FROM 'replicator'@'$1':3306 IDENTIFIED BY $(literal "$replication_password") DATA DIRECTORY='$STATE/copy' REQUIRE SSL;
SQL
}
