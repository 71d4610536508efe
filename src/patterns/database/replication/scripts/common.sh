# shellcheck shell=bash
# What the scripts of all engines share. Sourced, with `set -euo pipefail`.
#
# Passwords are read from files and written to files in memory; no program gets one as an argument.

SECRETS=/run/secrets/database
RUN=/run/replication # an emptyDir in memory: files with passwords, and what is true until the next start
ordinal=${HOSTNAME##*-}
pods=${HOSTNAME%-*}           # the StatefulSet's name
domain=${PRIMARY_HOST#*.}     # where its pods have their names

say() { printf '%s [replication] %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }
die() {
  say "ERROR: $*"
  exit 1
}

# host_of ORDINAL: the DNS name of a pod
host_of() { printf '%s-%s.%s' "$pods" "$1" "$domain"; }

is_primary() { [ "$ordinal" = "$PRIMARY_ORDINAL" ]; }

# secret KEY: one line, not empty
secret() {
  local value
  [ -e "$SECRETS/$1" ] || die "the key $1 is missing in the Secret of the database"
  value=$(<"$SECRETS/$1")
  [[ -n $value && $value != *$'\n'* ]] || die "the key $1 of the Secret is empty or has several lines"
  printf '%s' "$value"
}

# Sleeps so that TERM ends it at once.
nap() {
  sleep "$1" &
  wait $! || true
}

# As PID 1, bash would ignore TERM; and what it started would go on.
stop() {
  trap - TERM INT
  # shellcheck disable=SC2046 # one word for each job
  kill $(jobs -p) 2>/dev/null || true
  wait || true
  exit 143
}
trap stop TERM INT

# What the volume knows of itself, a file for each fact, written so that it is there whole or not at all.
known() { [ -e "$STATE/$1" ]; }
fact() { cat "$STATE/$1"; }
note() {
  printf '%s\n' "${2-}" >"$STATE/$1.new"
  mv "$STATE/$1.new" "$STATE/$1"
}
forget() { rm -f "$STATE/$1"; }

umask 077
