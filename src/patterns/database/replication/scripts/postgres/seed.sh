# shellcheck shell=bash
# The first copy of a replica: a base backup, which is put into place by a rename when it is complete.

copy_from() { # DONOR
  rm -rf "$STATE/copy"
  say "copying the data of $1"
  # What a lost volume left behind keeps old logs and nothing else.
  peer "$1" "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '$slot' AND NOT active" >/dev/null || return 1
  # In the background, so that TERM ends it at once.
  pg_basebackup -w -d "$(conninfo "$1")" -D "$STATE/copy" -X stream -C -S "$slot" -c fast &
  wait $! || return 1
  note copied
}

move_into_place() {
  if [ -d "$STATE/copy" ]; then
    [ ! -e "$DATA" ] || rmdir "$DATA" || die "$DATA is no database and not empty: delete the claim of this pod"
    mv "$STATE/copy" "$DATA"
  fi
  note role replica
  forget copied
  say "the copy is in place"
}

# The place from which the primary keeps its logs for this replica, whoever is the primary now.
make_slot() { # HOST
  peer "$1" "SELECT pg_create_physical_replication_slot('$slot', true) WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = '$slot')" >/dev/null ||
    say "$1 does not answer; following it from the slot $slot when it does"
}
