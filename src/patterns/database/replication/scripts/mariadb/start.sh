#!/bin/bash
# Starts MariaDB as the primary or as a replica, by the pod's ordinal and by what its volume says of itself.
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
probe_password=$(random)
own_client_file probe.cnf probe "$probe_password"
client_file peer.cnf replicator "$replication_password"

# Retries without end, or nearly: with 0, a connection that breaks twice before anything came through is given up without a word.
flags=(--server-id=$((ordinal + 1)) --report-host="$(host_of "$ordinal")" --log-bin=binlog --log-slave-updates=1 --gtid-strict-mode=1
  --sync-binlog=1 --binlog-expire-logs-seconds="$LOG_RETENTION_SECONDS" --relay-log=relay --relay-log-recovery=1 --skip-slave-start
  --slave-net-timeout=30 --master-retry-count=2147483647 --ignore-db-dirs=lost+found --ignore-db-dirs=.replication --init-file="$RUN/init.sql")

has_data() { [ -d "$DATA/mysql" ]; }
refuse_database_elsewhere() { :; } # the volume has one place for it
is_writable() { [ "$(peer "$1" "SELECT $IS_READ_ONLY")" = 0 ]; }

be_primary() {
  known lineage || note lineage "$(new_lineage)"
  flags+=(--gtid-domain-id="$(fact lineage)")
  primary_sql >"$RUN/init.sql"
}

be_new_primary() {
  note lineage "$(new_lineage)"
  flags+=(--gtid-domain-id="$(fact lineage)")
  echo 'SELECT 1;' >"$RUN/init.sql"
  primary_sql >"$RUN/init.sql.next" # put into place by initdb.sh
  # The password of the Secret is set by init.sql.
  MARIADB_ROOT_PASSWORD=$(random)
  MARIADB_DATABASE=${APP_DATABASE:-}
  export MARIADB_ROOT_PASSWORD MARIADB_DATABASE
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
  flags+=(--gtid-domain-id="$(fact lineage)" --read-only=1)
  [ "$SEMI_SYNCHRONOUS" = no ] || flags+=(--rpl-semi-sync-slave-enabled=1)
}

# MariaDB gives a database no identity. The domain of its transactions serves as one: every copy has it, no other database will.
new_lineage() { echo $((0x$(head -c 4 /dev/urandom | od -An -tx1 | tr -d ' ') % 4294967294 + 1)); }

# Whether the server at HOST is this database and no other that took its name.
refuse_stranger() { # HOST
  local theirs
  theirs=$(peer "$1" 'SELECT @@gtid_domain_id') || return 0
  [ "$theirs" = "$(fact lineage)" ] || die "$1 is another database (GTID domain $theirs) than the one on this volume ($(fact lineage)). Delete this pod's claim to copy it anew"
}

take_role
trap - TERM INT
exec docker-entrypoint.sh mariadbd "${flags[@]}" "$@"
