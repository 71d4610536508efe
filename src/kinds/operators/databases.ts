import { alike, type MadeName, type Operator } from './operator';

/** Those of Crunchy Data, which that of Percona is made of: internal/naming/names.go. */
const OF_CRUNCHY: readonly MadeName[] = alike(
  ['*-primary', '*-replicas', '*-ha', '*-ha-config', '*-pods', '*-pgbouncer', '*-pgadmin'],
  [5432, 5050],
  'spec.port',
);

/** Operators of relational databases. */
export const DATABASES: readonly Operator[] = [
  {
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    makes: [
      ...alike(['*-rw', '*-ro', '*-r'], [5432]),
      // Made on request alone, as in the first releases.
      { name: '*-any' },
      { name: '?', per: 'spec.managed.services.additional[].serviceTemplate.metadata.name' },
    ],
    source: 'https://cloudnative-pg.io/documentation/current/service_management/',
  },
  {
    group: 'postgresql.cnpg.io',
    kind: 'Pooler',
    makes: alike(['*'], [5432]),
    source: 'https://cloudnative-pg.io/documentation/current/connection_pooling/',
  },
  {
    group: 'acid.zalan.do',
    kind: 'postgresql',
    makes: [...alike(['*', '*-repl', '*-pooler', '*-pooler-repl'], [5432]), { name: '*-config' }],
    source: 'https://opensource.zalando.com/postgres-operator/docs/user.html#connect-to-postgresql',
  },
  {
    group: 'postgres-operator.crunchydata.com',
    kind: 'PostgresCluster',
    makes: OF_CRUNCHY,
    source:
      'https://access.crunchydata.com/documentation/postgres-operator/latest/tutorials/basic-setup/connect-cluster',
  },
  {
    group: 'pgv2.percona.com',
    kind: 'PerconaPGCluster',
    makes: OF_CRUNCHY,
    source: 'https://docs.percona.com/percona-operator-for-postgresql/2.0/connect.html',
  },
  {
    group: 'pxc.percona.com',
    kind: 'PerconaXtraDBCluster',
    makes: [
      ...alike(['*-haproxy', '*-haproxy-replicas'], [3306, 3309, 33060, 33062, 8404]),
      ...['*-pxc', '*-pxc-unready', '*-proxysql', '*-proxysql-unready'].map((name) => ({ name })),
    ],
    source: 'https://docs.percona.com/percona-operator-for-mysql/pxc/haproxy-conf.html#haproxy-services',
  },
  {
    group: 'k8s.mariadb.com',
    kind: 'MariaDB',
    makes: alike(['*', '*-internal', '*-primary', '*-secondary'], [3306], 'spec.port'),
    source: 'https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/high_availability.md',
  },
  {
    group: 'k8s.mariadb.com',
    kind: 'MaxScale',
    makes: ['*', '*-internal', '*-gui', '*-metrics'].map((name) => ({ name })),
    source: 'https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/maxscale.md',
  },
  {
    group: 'mysql.oracle.com',
    kind: 'InnoDBCluster',
    makes: [
      { name: '*', ports: [3306, 33060, 6446, 6447, 6448, 6449, 6450, 8443] },
      { name: '*-instances' },
      { name: '*-?-instances', per: 'spec.readReplicas[].name' },
    ],
    source: 'https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-connecting.html',
  },
];
