#!/bin/bash
# Starts MySQL as the primary or as a replica, by the pod's ordinal and by what its volume says of itself.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
DATA=/var/lib/mysql
STATE=$DATA/.replication
PORT=3306
# shellcheck source=../common.sh
. "$here/common.sh"
# shellcheck source=../roles.sh
. "$here/roles.sh"
# shellcheck source=../mysql-family/quoting.sh
. "$here/quoting.sh"
# shellcheck source=../mysql-family/accounts.sh
. "$here/accounts.sh"
# shellcheck source=sql.sh
. "$here/sql.sh"
# shellcheck source=../mysql-family/into-place.sh
. "$here/into-place.sh"
# shellcheck source=seed.sh
. "$here/seed.sh"
# shellcheck source=promote.sh
. "$here/promote.sh"

mkdir -p "$STATE"
rm -f "$RUN"/* 2>/dev/null || true
replication_password=$(replication_secret)
# The limit of SOURCE_PASSWORD.
[ ${#replication_password} -le 32 ] || die "the key replication-password of the Secret has ${#replication_password} characters, MySQL takes 32 at most"
probe_password=$(random)
own_client_file probe.cnf probe "$probe_password"
client_file peer.cnf replicator "$replication_password" ssl-mode=REQUIRED

flags=(--server-id=$((ordinal + 1)) --report-host="$(host_of "$ordinal")" --gtid-mode=ON --enforce-gtid-consistency=ON --log-bin=binlog
  --binlog-expire-logs-seconds="$LOG_RETENTION_SECONDS" --relay-log=relay --relay-log-recovery=ON --skip-replica-start=ON
  --replica-net-timeout=30 --plugin-load-add=mysql_clone.so --init-file="$RUN/init.sql")
[ "$SEMI_SYNCHRONOUS" = no ] || flags+=(--plugin-load-add=semisync_source.so --plugin-load-add=semisync_replica.so)

has_data() { [ -d "$DATA/mysql" ]; }
refuse_database_elsewhere() { :; } # the volume has one place for it
is_writable() { [ "$(peer "$1" 'SELECT @@super_read_only')" = 0 ]; }

be_primary() {
  primary_sql >"$RUN/init.sql"
}

be_new_primary() {
  echo 'SELECT 1;' >"$RUN/init.sql"
  primary_sql >"$RUN/init.sql.next" # put into place by initdb.sh
  # The image's initialisation breaks on quotes and backslashes; the password of the Secret is set by init.sql.
  MYSQL_ROOT_PASSWORD=$(random | tr -dc A-Za-z0-9)
  MYSQL_DATABASE=${APP_DATABASE:-}
  export MYSQL_ROOT_PASSWORD MYSQL_DATABASE
}

be_replica() { # SOURCE
  replica_sql "$1" >"$RUN/init.sql"
  follow_flags
}

be_successor() { # OLD PRIMARY
  promoter_password=$(random)
  own_client_file promoter.cnf replication "$promoter_password"
  replica_sql "$1" promoter >"$RUN/init.sql"
  follow_flags
  promote_when_it_is_time "$1" &
}

follow_flags() {
  flags+=(--super-read-only=ON)
  [ "$SEMI_SYNCHRONOUS" = no ] || flags+=(--loose-rpl-semi-sync-replica-enabled=ON)
}

# Whether the server at HOST is this database and no other that took its name.
refuse_stranger() { # HOST
  local theirs lineage
  theirs=$(peer "$1" 'SELECT @@gtid_executed') || return 0
  lineage=$(lineage_of_this)
  [[ $theirs == *"$lineage"* ]] || die "$1 is another database than the one on this volume: it has none of the transactions of $lineage. Delete this pod's claim to copy it anew"
}

# The server that wrote the first transactions of this volume.
lineage_of_this() {
  if known lineage; then fact lineage; else sed -n 's/^server-uuid=//p' "$DATA/auto.cnf"; fi
}

take_role
trap - TERM INT
exec docker-entrypoint.sh mysqld "${flags[@]}" "$@"
