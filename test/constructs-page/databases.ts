import type { Sample } from './sample';

const db = (more: string, engine = "DatabaseEngine.mysql('8.4')", credentials = '') =>
  `new HeadlessStatefulDb(chart, 'db', { engine: ${engine}, storage: { size: Size.gibibytes(10) }, credentials: DatabaseCredentials.fromSecretName('db'${credentials}), ${more} })`;

export const DATABASES: readonly Sample[] = [
  {
    construct: 'HeadlessStatefulDb',
    also: [
      ['one pod', `${db('')};`],
      ['`allowFrom(web)`', `${db('')}.allowFrom(web);`],
      ['`db.primary` and `db.readers`', `const db = ${db('replicas: 3')};\n[db.primary, db.readers];`],
    ],
    refuses: [
      `${db('replicas: 3', "DatabaseEngine.mongodb('8.0')")};`,
      `${db('', "DatabaseEngine.mysql('latest')")};`,
      `${db("port: PodPort.tcp(5432, 'mysql')")};`,
      `${db('replicas: 3, replication: { primaryOrdinal: 3 }')};`,
      `${db('', undefined, ", { user: 'shop' }")};`,
      "new HeadlessStatefulDb(chart, 'db', { engine: DatabaseEngine.mysql('8.4'), storage: { size: Size.gibibytes(0) }, credentials: DatabaseCredentials.fromSecretName('db') });",
      "new HeadlessStatefulDb(chart, 'db', { engine: DatabaseEngine.mysql('8.4'), storage: { size: Size.gibibytes(1) }, credentials: DatabaseCredentials.fromSecret(new Secret(chart, 'login', { metadata: { name: 'login' } })) });",
    ],
  },
];
