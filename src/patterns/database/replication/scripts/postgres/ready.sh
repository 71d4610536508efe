#!/bin/bash
# Whether this pod may serve: exit 0. Otherwise it says why not.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
DATA=$PGDATA
STATE=${PGDATA%/*}/.replication
# shellcheck source=../common.sh
. "$here/common.sh"
# shellcheck source=../follows.sh
. "$here/follows.sh"
# shellcheck source=sql.sh
. "$here/sql.sh"

# Over the network: the temporary server of the first start listens on its socket only.
answers_here() { pg_isready -q -h 127.0.0.1 -U postgres -t 3; }

# Whether it receives; how many seconds old the newest change is that has arrived and was not applied yet.
read_status() {
  status=$(peer 127.0.0.1 "SELECT
    (SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'),
    CASE WHEN coalesce(pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn(), true) THEN 0
      ELSE ceil(extract(epoch FROM now() - pg_last_xact_replay_timestamp())) END")
}

# An error in applying ends the server, so there is nothing to ask.
applying() { :; }

receiving() {
  if [ "${status%%|*}" = 1 ]; then
    echo yes
  elif [ "$(peer "$PRIMARY_HOST" 'SELECT 1')" = 1 ]; then
    echo stopped
  else
    echo no
  fi
}

receiving_error() { echo "the log of this pod says why ($PRIMARY_HOST)"; }
lag() {
  local behind=${status#*|}
  printf '%s' "${behind:-0}"
}

# A server on another timeline is not sent anything, so one that receives is part of the primary.
is_part_of_primary() { echo t; }

judge
