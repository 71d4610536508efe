#!/bin/bash
# Whether this pod may serve: exit 0. Otherwise it says why not.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
DATA=/var/lib/mysql
STATE=$DATA/.replication
# shellcheck source=../common.sh
. "$here/common.sh"
# shellcheck source=../follows.sh
. "$here/follows.sh"

ask() { mysql --defaults-file="$RUN/probe.cnf" "$@" 2>/dev/null; }
peer() { mysql --defaults-file="$RUN/peer.cnf" -BN -h "$1" -e "$2" 2>/dev/null; }

answers_here() { ask -BNe 'SELECT 1' >/dev/null; }

read_status() {
  status=$(ask -E -e 'SHOW REPLICA STATUS')
}

field() {
  local line
  while IFS= read -r line; do
    line=${line#"${line%%[! ]*}"}
    if [[ $line == "$1: "* ]]; then printf '%s' "${line#*: }"; fi
  done <<<"$status"
}

applying() { [ "$(field Replica_SQL_Running)" = Yes ] || no "applying stopped: $(field Last_SQL_Error)"; }

receiving() {
  case $(field Replica_IO_Running) in
    Yes) echo yes ;;
    Connecting) echo no ;;
    *) echo stopped ;;
  esac
}

receiving_error() { field Last_IO_Error; }
lag() { field Seconds_Behind_Source; }

# Nothing was written here that the primary does not have, as an old primary that was cut off might hold.
is_part_of_primary() {
  local mine
  mine=$(ask -BNe "SELECT REPLACE(@@gtid_executed, '\n', '')")
  peer "$PRIMARY_HOST" "SELECT GTID_SUBSET('$mine', @@gtid_executed)"
}

judge
