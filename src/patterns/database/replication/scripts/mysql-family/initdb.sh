#!/bin/bash
# The last step of the image's own initialisation: from now on the server starts with the accounts of this database.
set -euo pipefail
mv /run/replication/init.sql.next /run/replication/init.sql
rm -f /var/lib/mysql/.replication/initialising
