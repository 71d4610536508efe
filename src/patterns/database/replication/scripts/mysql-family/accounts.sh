# shellcheck shell=bash
# Accounts as MySQL and MariaDB make them: lines of SQL, after literals_as_they_stand.

# As whom a server may see a client in its own pod, whether it looks names up or not. Where its socket is differs between images.
LOOPBACK=(localhost 127.0.0.1)

# unlogged COMMAND…: SQL of this pod alone, that is not replicated
unlogged() {
  local each
  echo 'SET SESSION sql_log_bin=0;'
  for each in "$@"; do "$each"; done
  echo 'SET SESSION sql_log_bin=1;'
}

# Takes away the account with which promote.sh turned a replica into the primary.
no_promoter() {
  local host
  for host in "${LOOPBACK[@]}"; do echo "DROP USER IF EXISTS 'replication'@'$host';"; done
}

# login USER HOST PASSWORD REQUIREMENT…: makes the account, if it is not there, and sets its password
login() {
  local password
  password=$(literal "$3")
  printf "CREATE USER IF NOT EXISTS '%s'@'%s' IDENTIFIED BY %s %s;\n" "$1" "$2" "$password" "${*:4}"
  printf "ALTER USER '%s'@'%s' IDENTIFIED BY %s %s;\n" "$1" "$2" "$password" "${*:4}"
}

# set_password USER HOST PASSWORD
set_password() { printf "ALTER USER IF EXISTS '%s'@'%s' IDENTIFIED BY %s;\n" "$1" "$2" "$(literal "$3")"; }

app_user() {
  local password
  password=$(secret user-password)
  login "$APP_USER" % "$password"
  # In a grant, an underscore stands for any character.
  [ -z "${APP_DATABASE:-}" ] || printf "GRANT ALL ON \`%s\`.* TO '%s'@'%%';\n" "${APP_DATABASE//_/\\_}" "$APP_USER"
}
