#!/bin/bash
# The last step of the image's own initialisation: the roles and the database of the manifest.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -w -U postgres -d postgres -Xqf /run/replication/primary.sql
printf 'host replication replicator all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
rm -f "${PGDATA%/*}/.replication/initialising" /run/replication/primary.sql
