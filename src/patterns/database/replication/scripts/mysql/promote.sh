# shellcheck shell=bash
# A planned switch: this pod is to be the primary, and its volume says that it follows another one. It goes on following until that one
# has been restarted as a replica, which takes no writes any more, and until it has all that was written there.

promote_when_it_is_time() { # OLD PRIMARY
  local old=$1 theirs
  say "this pod is to be the primary once $old is none any more"
  until mysql --defaults-file="$RUN/promoter.cnf" -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.5; done
  until [ "$ACCEPT_LOSS" = yes ] || { theirs=$(gave_up "$old") && has_all "$theirs"; }; do sleep 0.5; done
  {
    cat <<'SQL'
STOP REPLICA;
RESET REPLICA ALL;
SET GLOBAL super_read_only=OFF;
SET GLOBAL read_only=OFF;
SQL
    [ "$SEMI_SYNCHRONOUS" = no ] || echo 'SET GLOBAL rpl_semi_sync_source_enabled=ON;'
  } | mysql --defaults-file="$RUN/promoter.cnf"
  note role primary
  say "this pod is the primary now"
}

# Prints what the old primary has, if it takes no writes.
gave_up() {
  local answer
  answer=$(peer "$1" "SELECT CONCAT(@@super_read_only, ' ', REPLACE(@@gtid_executed, '\n', ''))") || return 1
  [[ $answer == "1 "* ]] && printf '%s' "${answer#* }"
}

has_all() { [ "$(mysql --defaults-file="$RUN/promoter.cnf" -BN -e "SELECT GTID_SUBSET('$1', @@gtid_executed)" 2>/dev/null)" = 1 ]; }
