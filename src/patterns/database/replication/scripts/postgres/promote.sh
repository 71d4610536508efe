# shellcheck shell=bash
# A planned switch: this pod is to be the primary, and its volume says that it follows another one. It goes on following until that one
# has been restarted as a replica, which takes no writes any more, and until it has all that was written there.

promote_when_it_is_time() { # OLD PRIMARY
  local old=$1 theirs
  say "this pod is to be the primary once $old is none any more"
  until pg_isready -q -h 127.0.0.1 -U postgres; do sleep 0.5; done
  until [ "$ACCEPT_LOSS" = yes ] || { theirs=$(gave_up "$old") && has_all "$theirs"; }; do sleep 0.5; done
  # The user that runs the server may do it whatever pg_hba.conf says.
  until pg_ctl promote -D "$DATA" --silent; do sleep 0.5; done
  note role primary
  say "this pod is the primary now"
  # The old one kept its logs for this pod.
  peer "$old" "SELECT pg_drop_replication_slot('$slot') FROM pg_replication_slots WHERE slot_name = '$slot' AND NOT active" >/dev/null || true
}

# Prints how far the old primary has come, if it takes no writes. It receives only after it has read all that it had written itself.
gave_up() {
  local answer
  answer=$(peer "$1" "SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) FROM pg_stat_wal_receiver
    WHERE status = 'streaming' AND pg_is_in_recovery()") || return 1
  [[ $answer == */* ]] && printf '%s' "$answer"
}

has_all() { [ "$(peer 127.0.0.1 "SELECT pg_last_wal_replay_lsn() >= '$1'::pg_lsn")" = t ]; }
