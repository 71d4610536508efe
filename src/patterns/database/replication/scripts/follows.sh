# shellcheck shell=bash
# When a pod is ready, the same for all engines. The engine says how: answers_here, read_status, applying, receiving, receiving_error,
# lag, is_part_of_primary.

SPARE_KIB=16384 # with less room than this, a server may wait for more without a word

no() {
  echo "not ready: $*"
  exit 1
}

judge() {
  ! known copying || no "copying the data of the primary"
  answers_here || no "the server does not answer, or does not know the probe yet: its log says why"
  [ "$(fact role)" != primary ] || exit 0
  has_room || no "the volume is full"
  read_status || no "the server does not answer"
  applying
  case $(receiving) in
    yes) follows ;;
    no) alone ;;
    *) no "receiving stopped: $(receiving_error)" ;;
  esac
}

follows() {
  local behind
  behind=$(lag)
  [[ $behind =~ ^[0-9]+$ && $behind -le $MAX_LAG_SECONDS ]] || no "behind by ${behind} s, more than $MAX_LAG_SECONDS s"
  if [ ! -e "$RUN/compared" ]; then
    case $(is_part_of_primary) in
      1 | t) touch "$RUN/compared" ;;
      0 | f) no "this pod has transactions that $PRIMARY_HOST has not: delete its claim to copy it anew" ;;
      *) no "$PRIMARY_HOST does not answer" ;;
    esac
  fi
  known followed || note followed
}

# The primary does not answer. What was read from it is still there to be read.
alone() {
  known followed || no "has not caught up with the primary yet: $(receiving_error)"
  [ "$READ_WITHOUT_PRIMARY" = yes ] || no "no connection to the primary: $(receiving_error)"
}

has_room() {
  local free
  free=$(df -Pk "$DATA" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$SPARE_KIB" ]
}
