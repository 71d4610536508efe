# shellcheck shell=bash
# A planned switch: this pod is to be the primary, and its volume says that it follows another one. It goes on following until that one
# has been restarted as a replica, which takes no writes any more, and until it has all that was written there.

promote_when_it_is_time() { # OLD PRIMARY
  local old=$1 theirs
  say "this pod is to be the primary once $old is none any more"
  until own -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.5; done
  until [ "$ACCEPT_LOSS" = yes ] || { theirs=$(gave_up "$old") && has_all "$theirs"; }; do sleep 0.5; done
  {
    # What is one statement there has semicolons in it.
    printf '%s\n' 'STOP SLAVE;' 'RESET SLAVE ALL;' 'SET SESSION sql_log_bin=0;' 'DELIMITER //'
    give_read_only_admin | sed 's/;$/ \/\//'
    printf '%s\n' 'DELIMITER ;' 'SET GLOBAL read_only=0;'
    [ "$SEMI_SYNCHRONOUS" = no ] || echo 'SET GLOBAL rpl_semi_sync_slave_enabled=OFF; SET GLOBAL rpl_semi_sync_master_enabled=ON;'
  } | own
  note role primary
  say "this pod is the primary now"
}

own() { mariadb --defaults-file="$RUN/promoter.cnf" "$@"; }

# Prints what the old primary has, if it takes no writes.
gave_up() {
  local answer
  answer=$(peer "$1" "SELECT CONCAT($IS_READ_ONLY, ' ', @@gtid_current_pos)") || return 1
  [[ $answer == "1 "* ]] && printf '%s' "${answer#* }"
}

has_all() { [ "$(own -BNe "SELECT MASTER_GTID_WAIT('$1', 1)" 2>/dev/null)" = 0 ]; }
