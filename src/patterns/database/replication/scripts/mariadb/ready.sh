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

ask() { mariadb --defaults-file="$RUN/probe.cnf" "$@" 2>/dev/null; }

answers_here() { ask -BNe 'SELECT 1' >/dev/null; }
read_status() { status=$(ask -E -e 'SHOW REPLICA STATUS'); }

field() {
  local line
  while IFS= read -r line; do
    line=${line#"${line%%[! ]*}"}
    if [[ $line == "$1: "* ]]; then printf '%s' "${line#*: }"; fi
  done <<<"$status"
}

applying() { [ "$(field Slave_SQL_Running)" = Yes ] || no "applying stopped: $(field Last_SQL_Error)"; }

receiving() {
  case $(field Slave_IO_Running) in
    Yes) echo yes ;;
    Connecting | Preparing) echo no ;;
    *) echo stopped ;;
  esac
}

receiving_error() { field Last_IO_Error; }
lag() { field Seconds_Behind_Master; }

# In strict mode, a primary sends nothing to a replica that has transactions it has not.
is_part_of_primary() { echo t; }

judge
