/**
 * How a replica is set up by hand, as the manual of each server has it: a shell script in a pod of the same image, from an empty folder to
 * a server that follows db-0. It waits for the file /data/go, so that it is known when it begins.
 */
const OPTIONS = `until [ -e /data/go ]; do sleep 0.1; done
host=db-0.db.shop.svc
password=$(sed 's/[\\\\"]/\\\\&/g' /run/secrets/database/replication-password)
literal=$(sed "s/\\\\\\\\/\\\\\\\\\\\\\\\\/g; s/'/''/g" /run/secrets/database/replication-password)
printf '[client]\\nuser=replicator\\npassword="%s"\\n' "$password" >/tmp/peer.cnf`;

export const MYSQL_BY_HAND = `${OPTIONS}
mysqld --initialize-insecure --datadir=/data/db
set -- mysqld --datadir=/data/db --server-id=9 --gtid-mode=ON --enforce-gtid-consistency=ON --plugin-load-add=mysql_clone.so
"$@" &
until mysql -uroot -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.2; done
mysql -uroot <<SQL
SET NAMES binary; SET sql_mode='';
SET GLOBAL clone_valid_donor_list='$host:3306';
CLONE INSTANCE FROM replicator@'$host':3306 IDENTIFIED BY '$literal' REQUIRE SSL;
SQL
wait
cat >/tmp/init.sql <<SQL
SET sql_mode='';
CHANGE REPLICATION SOURCE TO SOURCE_HOST='$host', SOURCE_USER='replicator', SOURCE_PASSWORD='$literal', SOURCE_AUTO_POSITION=1, SOURCE_SSL=1;
START REPLICA;
SQL
exec "$@" --init-file=/tmp/init.sql`;

export const MARIADB_BY_HAND = `${OPTIONS}
mariadb-install-db --datadir=/data/db --rpm --auth-root-authentication-method=normal >/dev/null
set -- mariadbd --datadir=/data/db --server-id=9
"$@" &
until mariadb -uroot -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.2; done
mariadb-dump --defaults-file=/tmp/peer.cnf -h $host --all-databases --single-transaction --master-data=1 --gtid | mariadb -uroot
mariadb -uroot <<SQL
SET sql_mode='';
FLUSH PRIVILEGES;
CHANGE MASTER TO MASTER_HOST='$host', MASTER_USER='replicator', MASTER_PASSWORD='$literal', MASTER_USE_GTID=slave_pos;
START SLAVE;
SQL
wait`;

export const POSTGRES_BY_HAND = `until [ -e /data/go ]; do sleep 0.1; done
esc=$(sed 's/[\\\\:]/\\\\&/g' /run/secrets/database/replication-password)
printf '*:*:*:replicator:%s\\n' "$esc" >/data/pgpass
chmod 600 /data/pgpass
pg_basebackup -w -d 'host=db-0.db.shop.svc user=replicator passfile=/data/pgpass' -D /data/db -R -X stream -C -S by_hand -c fast
exec postgres -D /data/db -c listen_addresses='*' -c max_wal_senders=20 -c max_replication_slots=20`;
