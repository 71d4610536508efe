# shellcheck shell=bash
# What is said to PostgreSQL. Passwords go through the standard input of a server without network, or through files in memory.

literal() { printf "'%s'" "${1//\'/\'\'}"; }
random() { head -c 24 /dev/urandom | base64; }

# pass_file PASSWORD: for all connections as `replicator`
pass_file() {
  local text=${1//\\/\\\\}
  printf '*:*:*:replicator:%s\n' "${text//:/\\:}" >"$RUN/pgpass"
}

# conninfo HOST [SECONDS]: how to connect, and how long to try
conninfo() { printf 'host=%s user=replicator passfile=%s application_name=%s connect_timeout=%s' "$1" "$RUN/pgpass" "$HOSTNAME" "${2:-10}"; }

# peer HOST QUERY: asks a pod; what went wrong is printed instead of the answer, sooner than a probe has to be done
peer() { psql -w "$(conninfo "$1" 3) dbname=postgres" -XAtqc "$2" 2>&1; }

# The identity that initdb gave to a database and that its copies have as well.
system_at() { psql -w "$(conninfo "$1" 3) replication=true" -XAtqF ' ' -c IDENTIFY_SYSTEM 2>/dev/null | cut -d ' ' -f 1; }

# The names of all pods there may be, as synchronous_standby_names wants them.
all_pods() {
  local each list=
  for each in $SOME_PODS; do list="$list${list:+, }\"$pods-$each\""; done
  printf '%s' "$list"
}

# Each statement in one line: that is how a server in single-user mode reads them. It reports none, because they hold passwords.
# It replaces the shell of its pipeline and so is a child of PID 1, the process that a killed server's lock file speaks of: of its parent,
# a server does not believe that it is another one.
single_user() {
  exec postgres --single -D "$DATA" -c log_statement=none -c log_min_error_statement=panic -c log_min_messages=fatal \
    -c synchronous_commit=local postgres >/dev/null
}

# login ROLE PASSWORD ATTRIBUTES: makes the role, if it is not there, and sets its password
login() {
  echo "DO \$do\$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$1') THEN CREATE ROLE \"$1\"; END IF; END \$do\$;"
  echo "ALTER ROLE \"$1\" LOGIN ${3-} PASSWORD $(literal "$2");"
}

primary_sql() {
  local password
  # Whatever the configuration says: passwords as they stand, and in no log.
  echo "SET standard_conforming_strings = on;"
  echo "SET log_statement = none;"
  echo "SET log_min_error_statement = panic;"
  echo "SET log_min_duration_statement = -1;"
  password=$(secret admin-password)
  login postgres "$password"
  [ -z "$replication_password" ] || {
    login replicator "$replication_password" REPLICATION
    echo "GRANT pg_read_all_stats TO replicator;" # to see whether another pod receives
  }
  [ -z "${APP_USER:-}" ] || {
    password=$(secret user-password)
    login "$APP_USER" "$password"
  }
}

# A database that is there already is an error that nobody hears of; the statement after it runs all the same.
app_database() {
  [ -n "${APP_DATABASE:-}" ] || return 0
  echo "CREATE DATABASE \"$APP_DATABASE\";"
  own_app_database
}

own_app_database() {
  [ -z "${APP_DATABASE:-}" ] || [ -z "${APP_USER:-}" ] || echo "ALTER DATABASE \"$APP_DATABASE\" OWNER TO \"$APP_USER\";"
}

# The image allows all users to connect to all databases, and replication is none of them.
allow_replication() {
  local line='host replication replicator all scram-sha-256'
  grep -qxF "$line" "$DATA/pg_hba.conf" || printf '%s\n' "$line" >>"$DATA/pg_hba.conf"
}
