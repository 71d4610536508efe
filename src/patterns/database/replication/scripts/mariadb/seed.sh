# shellcheck shell=bash
# The first copy of a replica: a dump, loaded by a server of its own without network into a folder on the volume. Nothing outside that
# folder changes before the copy is complete, and then files are only moved. So it can be interrupted at any time.

copy_from() { # DONOR
  local server status=0 domain
  rm -rf "$STATE/copy"
  say "copying the data of $1"
  domain=$(peer "$1" 'SELECT @@gtid_domain_id') || return 1
  mariadb-install-db --no-defaults --datadir="$STATE/copy" --rpm --auth-root-authentication-method=normal --skip-test-db --skip-log-bin >/dev/null
  # Without logs of its own and without waiting for the disk: what is interrupted is begun again.
  mariadbd --no-defaults --datadir="$STATE/copy" --socket="$RUN/seed.sock" --pid-file="$RUN/seed.pid" --skip-networking --skip-log-bin \
    --skip-grant-tables --skip-slave-start --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-buffer-pool-size=256M &
  server=$!
  until seeding -e 'SELECT 1' >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || return 1
    nap 0.2
  done
  # In the background, so that TERM ends it at once.
  dump "$1" | seeding &
  wait $! || status=$?
  [ "$status" != 0 ] || is_whole || status=1
  kill "$server" 2>/dev/null || true
  wait "$server" || status=1
  [ "$status" = 0 ] || return 1
  # The dump says where it was taken from; what the scratch server made of that is not for the replica.
  rm -f "$STATE"/copy/{master.info,relay-log.info,multi-master.info} "$STATE"/copy/*-relay-bin*
  note lineage "$domain"
  note copied
}

seeding() { mariadb --no-defaults -uroot --socket="$RUN/seed.sock" "$@"; }

dump() {
  mariadb-dump --defaults-file="$RUN/peer.cnf" -h "$1" --all-databases --single-transaction --master-data=1 --gtid --routines --events --triggers
}

# A user without the right to read gets an empty dump, which is no error.
is_whole() { [ "$(seeding -BNe "SELECT COUNT(*) FROM mysql.global_priv WHERE User = 'replicator'")" -gt 0 ]; }
