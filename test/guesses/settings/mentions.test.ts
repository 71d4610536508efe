import { mentionsInArguments, mentionsInSettings } from '../../../src/guesses/settings/mentions';
import { Field } from '../../../src/values/field';

function hostsIn(settings: Readonly<Record<string, string>>): string[] {
  const root = Field.root(settings);
  return mentionsInSettings(new Map(Object.keys(settings).map((key) => [key, root.get(key)]))).map(written);
}

function hostsOf(...words: readonly string[]): string[] {
  return mentionsInArguments(Field.root(words).items).map(written);
}

const written = ({ host, port, portField }: ReturnType<typeof mentionsInArguments>[number]) =>
  `${host}:${port ?? '?'} at ${portField.path}`;

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['the host of a URL', { API: 'http://web:8080/cart' }, ['web:8080 at API']],
  ['the port of its scheme', { API: 'https://web/cart' }, ['web:443 at API']],
  ['a URL with a user', { DATABASE_URL: 'postgres://app:secret@db:5432/shop' }, ['db:5432 at DATABASE_URL']],
  ['a URL in another', { URL: 'jdbc:mysql://db:3306/shop' }, ['db:3306 at URL']],
  ['a host and a port', { REDIS_ADDR: 'redis:6379' }, ['redis:6379 at REDIS_ADDR']],
  ['several of them', { BROKERS: 'a:9092,b:9092' }, ['a:9092 at BROKERS', 'b:9092 at BROKERS']],
  ['a host whose port is beside it', { DB_HOST: 'db', DB_PORT: '5432' }, ['db:5432 at DB_PORT']],
  ['a host alone', { DB_HOST: 'db' }, ['db:? at DB_HOST']],
  [
    'the name of a Service in full',
    { X: 'see web.shop.svc.cluster.local:80 there' },
    ['web.shop.svc.cluster.local:80 at X'],
  ],
  [
    'a URL with the name of a Service in full',
    { URL: 'http://web.shop.svc.cluster.local:80/books' },
    ['web.shop.svc.cluster.local:80 at URL'],
  ],
  [
    'a line of settings',
    { 'nginx.conf': 'location / {\n  proxy_pass http://web:80;\n}' },
    ['web:80 at ["nginx.conf"]'],
  ],
  [
    'a host that ends where nginx adds the path',
    { 'nginx.conf': 'proxy_pass http://web:3100$request_uri;' },
    ['web:3100 at ["nginx.conf"]'],
  ],
  [
    'a variable of nginx whose port follows where it is used',
    { 'nginx.conf': 'set $web "http://web";\nlocation / { proxy_pass $web:3100$request_uri; }' },
    ['web:3100 at ["nginx.conf"]'],
  ],
  [
    'a server of an upstream',
    { 'nginx.conf': 'upstream shop { server web:80 weight=2; server unix:/run/web.sock; }\nproxy_pass http://shop;' },
    ['web:80 at ["nginx.conf"]'],
  ],
  ['FastCGI', { 'nginx.conf': 'fastcgi_pass php:9000;' }, ['php:9000 at ["nginx.conf"]']],
  [
    'all hosts of a URL',
    { URL: 'mongodb://db-0.db:27017,db-1.db:27017/shop' },
    ['db-0.db:27017 at URL', 'db-1.db:27017 at URL'],
  ],
  [
    'the members of a cluster',
    { 'discovery.seed_hosts': 'db, es-2:9300' },
    ['db:? at ["discovery.seed_hosts"]', 'es-2:9300 at ["discovery.seed_hosts"]'],
  ],
  ['a query of JGroups', { JAVA_OPTS: '-Xmx1g -Djgroups.dns.query=sso-pods' }, ['sso-pods:? at JAVA_OPTS']],
  ['the data source of a Go driver', { DSN: 'app:secret@tcp(db:3306)/shop' }, ['db:3306 at DSN']],
  ['the words of libpq', { DSN: 'host=db user=app port=5432 dbname=shop' }, ['db:5432 at DSN']],
  ['a connection string of Npgsql', { DB: 'Host=db;Port=5432;Database=shop' }, ['db:5432 at DB']],
  ['a connection string of SQL Server', { DB: 'Server=tcp:db,1433;Database=shop' }, ['db:1433 at DB']],
  ['a URL of Oracle', { DB: 'jdbc:oracle:thin:@db:1521:shop' }, ['db:1521 at DB']],
  ['no remark', { 'nginx.conf': '# proxy_pass http://web:80;' }, []],
  ['no upstream of nginx', { conf: 'upstream web {}\nproxy_pass http://web:80;' }, []],
  ['no image', { SIDECAR_IMAGE: 'web:8080' }, []],
  ['no host in a word', { MODE: 'fast' }, []],
  ['no placeholder', { URL: 'http://<HOST>:80' }, []],
])('%s', (_what, settings, expected) => {
  expect(hostsIn(settings)).toEqual(expected);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['a flag with an address', ['--redis=redis:6379'], ['redis:6379 at [0]']],
  [
    'the peers of etcd',
    ['--initial-cluster=a=http://a-0.a:2380,a=http://a-1.a:2380'],
    ['a-0.a:2380 at [0]', 'a-1.a:2380 at [0]'],
  ],
  ['an address after its flag', ['--redis', 'redis:6379'], ['redis:6379 at [1]']],
  ['a script that waits', ['sh', '-c', 'until nc -z db 5432; do sleep 1; done'], ['db:5432 at [2]']],
  ['no user and group', ['chown', 'redis:1000', '/data'], []],
])('%s in a command', (_what, words, expected) => {
  expect(hostsOf(...words)).toEqual(expected);
});

test.each<[readonly string[], readonly string[]]>([
  [['--db-host=db', '--db-port=5432'], ['db:5432 at [1]']],
  [['--redis-host', 'redis', '--redis-port', '6379'], ['redis:6379 at [3]']],
  [['pg_dump', '-h', 'db', '-p', '5432', 'shop'], ['db:5432 at [2]']],
  [['mysqladmin ping -h db -psecret'], ['db:? at [0]']],
  [['--http-host=web'], []],
  [['ls', '-h', 'files'], []],
])('the hosts in the flags %j', (words, expected) => {
  expect(hostsOf(...words)).toEqual(expected);
});
