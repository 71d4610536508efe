# shellcheck shell=bash
# Decides what a pod is, the same way for all engines. The engine says how: PORT, has_data, refuse_database_elsewhere, peer,
# is_writable, refuse_stranger, copy_from, move_into_place, be_primary, be_new_primary, be_replica, be_successor.
#
# role on the volume | the pod is to be the primary         | the pod is to be a replica
# -------------------+--------------------------------------+-----------------------------------------
# none, no data      | initialise, if no other pod has data | wait for the primary, copy it
# none, with data    | adopt it as the primary's            | refuse: it was not copied
# primary            | primary, unless another pod is       | follow: a planned switch
# replica            | follow the old one, then promote     | follow

SOME_PODS='0 1 2 3 4 5 6 7 8 9' # the number of replicas is not known here, so that scaling restarts no pod

take_role() {
  forget copying
  clear_interrupted_initialisation
  if known copied; then move_into_place; fi
  if is_primary; then take_primary_role; else take_replica_role; fi
}

take_primary_role() {
  if ! has_data; then
    refuse_unknown_files
    refuse_to_start_over
    note initialising
    note role primary
    be_new_primary
  elif known role && [ "$(fact role)" = replica ]; then
    forget followed
    be_successor "$(fact source)"
  else
    refuse_second_primary
    note role primary
    be_primary
  fi
}

take_replica_role() {
  [ -n "$replication_password" ] || die "a replica needs the key replication-password in the Secret of the database"
  if ! has_data; then
    refuse_unknown_files
    forget followed
    note copying
    seed "$PRIMARY_HOST"
    forget copying
    forget lost_beside
  elif ! known role; then
    die "this volume holds a database that was not copied from $PRIMARY_HOST: delete the claim of this pod, or make it the primary"
  fi
  refuse_stranger "$PRIMARY_HOST"
  [ "$(fact role)" = replica ] || forget followed
  be_replica "$PRIMARY_HOST"
  note role replica
  note source "$PRIMARY_HOST"
}

# The first copy. It can be interrupted at any time: copy_from notes when it is complete, and before that nothing is put into place.
seed() { # DONOR
  local complaint
  until known copied; do
    until complaint=$(peer "$1" 'SELECT 1'); do
      say "waiting for $1: $complaint"
      nap 2
    done
    copy_from "$1" || {
      say "the copy failed, trying again"
      nap 2
    }
  done
  move_into_place
}

# Every other pod by its host; names that do not resolve are no pods.
others() {
  local each
  for each in $SOME_PODS; do
    [ "$each" = "$ordinal" ] || host_of "$each"
    echo
  done
}

# A new database is made in an empty folder alone. What lies there may be an old one of which another folder was mounted, and an
# initialisation that fails is cleared away.
refuse_unknown_files() {
  local file
  refuse_database_elsewhere
  for file in "$DATA"/*; do
    [ ! -e "$file" ] || [ "${file##*/}" = lost+found ] ||
      die "$file is there, but no database that this server knows: not making a new one beside it. If another folder of the volume was mounted before, say which (storage.subPath, '' for all of it); else delete the claim of this pod"
  done
}

# An empty volume beside pods with data is a lost one: a new database in its place would be the end of theirs. What was seen once is
# remembered, since those pods may be away when this one starts again, such as while they are made the primary.
refuse_to_start_over() {
  local host
  for host in $(others); do known lost_beside || look_for_data_at "$host"; done
  ! known lost_beside ||
    die "the volume of this pod is empty, but $(fact lost_beside) has data: not starting a new database. Make that pod the primary (primaryOrdinal, acceptLoss), or delete the claims of all pods"
}

# A pod that is slow to answer, or whose name is, says nothing of its data.
look_for_data_at() { # HOST
  local complaint
  until complaint=$(peer "$1" 'SELECT 1'); do
    if is_nobody "$1" "$complaint"; then return; fi
    say "waiting for $1, which may have data: $complaint"
    nap 2
  done
  note lost_beside "$1"
}

# Whether no server is at HOST, of which its client says COMPLAINT: there is no such pod, or it has no data and so does not listen.
# The clients of MariaDB call a refusal and a silence the same, so the shell is asked.
is_nobody() { # HOST COMPLAINT
  local attempt
  # shellcheck disable=SC2016 # words of the inner shell
  attempt=$(LC_ALL=C timeout 3 bash -c ': <>"/dev/tcp/$0/$1"' "$1" "$PORT" 2>&1) || true
  case "$2 $attempt" in
    *FATAL:*) return 1 ;; # PostgreSQL itself said so, as it does while it stops
    *'Connection refused'* | *'service not known'* | *'does not resolve'* | *'No address associated'*) ;;
    # The proxy of a service mesh opens all connections, and closes those to nobody.
    *'closed the connection'* | *'Connection reset'* | *'communication packet'*', system error: 0'* | *'system error: 104'*) ;;
    *) return 1 ;;
  esac
}

refuse_second_primary() {
  local host
  for host in $(others); do
    if is_writable "$host"; then
      die "$host is the primary already, and takes writes: not starting a second one. Apply the manifest in which primaryOrdinal is that pod's"
    fi
  done
}

# What the image leaves behind when its initialisation is killed looks like a database and is none.
clear_interrupted_initialisation() {
  local file
  known initialising || return 0
  say "the first initialisation was interrupted, starting it again"
  shopt -s dotglob nullglob
  for file in "$DATA"/*; do
    case ${file##*/} in
      "${STATE##*/}" | lost+found) ;;
      *) rm -rf "$file" ;;
    esac
  done
  shopt -u dotglob nullglob
  forget initialising
}

# Empty where there is none: one pod alone needs no replication.
replication_secret() { [ ! -e "$SECRETS/replication-password" ] || secret replication-password; }
