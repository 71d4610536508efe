# shellcheck shell=bash
# Passwords as MySQL and MariaDB, and their clients, take them.

# A string literal, in sql_mode ''.
literal() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

# A value of an option file.
option() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

random() { head -c 24 /dev/urandom | base64; }

# client_file NAME USER PASSWORD LINE…: options of a client, to connect with --defaults-file
client_file() {
  printf '[client]\nuser=%s\npassword=%s\n' "$2" "$(option "$3")" >"$RUN/$1"
  printf '%s\n' "${@:4}" >>"$RUN/$1"
}
