#!/bin/bash
# Starts PostgreSQL as the primary or as a replica, by the pod's ordinal and by what its volume says of itself.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
DATA=$PGDATA
STATE=${PGDATA%/*}/.replication # beside the data, so that it is not copied with them
VOLUMES=/var/lib/postgresql     # where the image has its volume, or in `data` of it
PORT=5432
# shellcheck source=../common.sh
. "$here/common.sh"
# shellcheck source=../roles.sh
. "$here/roles.sh"
# shellcheck source=sql.sh
. "$here/sql.sh"
# shellcheck source=seed.sh
. "$here/seed.sh"
# shellcheck source=promote.sh
. "$here/promote.sh"

mkdir -p "$STATE"
rm -f "$RUN"/* 2>/dev/null || true
replication_password=$(replication_secret)
pass_file "$replication_password"
slot=replica_$ordinal

flags=(-c wal_level=replica -c max_wal_senders=20 -c max_replication_slots=20 -c hot_standby=on
  -c max_slot_wal_keep_size="$LOG_RETENTION_SIZE" -c wal_sender_timeout=30s -c wal_receiver_timeout=30s
  -c primary_slot_name="$slot" -c primary_conninfo=)
[ "$SYNCHRONOUS_REPLICAS" = 0 ] || flags+=(-c synchronous_standby_names="ANY $SYNCHRONOUS_REPLICAS ($(all_pods))")

has_data() { [ -s "$DATA/PG_VERSION" ]; }

# The folder of the data may be any on the volume, and from 18 on it is another one for each release.
refuse_database_elsewhere() {
  local file
  for file in "$VOLUMES"{,/*,/*/*}/PG_VERSION; do
    [ ! -s "$file" ] ||
      die "${file%/*} holds a database of PostgreSQL $(<"$file"), and this server has its own in $DATA: not making a new one beside it. Go back to the release that made it, or move it to $DATA while no server runs"
  done
}

is_writable() { [ "$(peer "$1" 'SELECT pg_is_in_recovery()')" = f ]; }

be_primary() {
  rm -f "$DATA/standby.signal"
  allow_replication
  # Before anybody can connect, and the way to a password that was lost.
  primary_sql | single_user
  app_database | single_user
}

be_new_primary() {
  primary_sql >"$RUN/primary.sql" # run by initdb.sh
  own_app_database >>"$RUN/primary.sql"
  # The password of the Secret is set by primary.sql.
  POSTGRES_PASSWORD=$(random)
  POSTGRES_DB=${APP_DATABASE:-postgres}
  # With synchronous replicas, the initialisation would wait for some that cannot come before it is done.
  PGOPTIONS='-c synchronous_commit=local'
  export POSTGRES_PASSWORD POSTGRES_DB PGOPTIONS
}

be_replica() { # SOURCE
  touch "$DATA/standby.signal"
  allow_replication
  make_slot "$1"
  flags+=(-c primary_conninfo="$(conninfo "$1")")
}

be_successor() { # OLD PRIMARY
  be_replica "$1"
  promote_when_it_is_time "$1" &
}

# Whether the server at HOST is this database and no other that took its name.
refuse_stranger() { # HOST
  local theirs ours
  theirs=$(system_at "$1") || return 0
  ours=$(pg_controldata -D "$DATA" | sed -n 's/^Database system identifier: *//p')
  [ "$theirs" = "$ours" ] || die "$1 is another database (system $theirs) than the one on this volume ($ours). Delete this pod's claim to copy it anew"
}

take_role
trap - TERM INT
exec docker-entrypoint.sh postgres "${flags[@]}" "$@"
