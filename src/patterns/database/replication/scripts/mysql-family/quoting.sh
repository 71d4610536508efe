# shellcheck shell=bash
# Passwords as MySQL and MariaDB, and their clients, take them.

# What comes before literals. Before MariaDB 11.6, --init-file would be read as latin1: CHANGE MASTER converts a password from that, ALTER
# USER does not, so a replica logged in with another one than the account has.
# https://mariadb.com/docs/server/reference/data-types/string-data-types/character-sets/setting-character-sets-and-collations
literals_as_they_stand() { printf '%s\n' 'SET NAMES utf8mb4;' "SET SESSION sql_mode='';"; }

# A string literal, after literals_as_they_stand.
literal() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

# A value of an option file.
option() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# With a character of each kind, as the rules of some servers want it.
random() { printf '%s-Aa1' "$(head -c 24 /dev/urandom | base64)"; }

# client_file NAME USER PASSWORD LINE…: options of a client, to connect over the network with --defaults-file
client_file() {
  {
    printf '[client]\nprotocol=tcp\nuser=%s\npassword=%s\n' "$2" "$(option "$3")"
    printf '%s\n' "${@:4}"
    # A group that mysql and mariadb read and that programs without this option do not.
    printf '[mysql]\nconnect-timeout=3\n'
  } >"$RUN/$1"
}

# own_client_file NAME USER PASSWORD: the same, to the server of this pod
own_client_file() { client_file "$@" host=127.0.0.1; }
