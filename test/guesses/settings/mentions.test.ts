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
  ['an address after its flag', ['--redis', 'redis:6379'], ['redis:6379 at [1]']],
  ['a script that waits', ['sh', '-c', 'until nc -z db 5432; do sleep 1; done'], ['db:5432 at [2]']],
  ['no user and group', ['chown', 'redis:1000', '/data'], []],
])('%s in a command', (_what, words, expected) => {
  expect(hostsOf(...words)).toEqual(expected);
});
