import { listeningPlacesIn } from '../../../src/guesses/settings/listening';
import { isLoopback } from '../../../src/guesses/settings/listening-address';
import { Cluster } from '../../../src/model/cluster/cluster';
import { readObjects } from '../../../src/model/objects/read';

const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };

function found(container: object): string[] {
  const volumes = [{ name: 'files', configMap: { name: 'files' } }];
  return written([{ ...POD, spec: { volumes, containers: [{ name: 'main', ...container }] } }]);
}

function inFile(name: string, text: string): string[] {
  const files = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'files' }, data: { [name]: text } };
  const containers = [{ name: 'main', volumeMounts: [{ name: 'conf' }] }];
  const volumes = [{ name: 'conf', projected: { sources: [{ configMap: { name: 'files' } }] } }];
  return written([files, { ...POD, spec: { volumes, containers } }]);
}

function written(manifests: readonly object[]): string[] {
  return listeningPlacesIn(new Cluster(readObjects(manifests))).map((place) =>
    [
      place.object.kind === 'Pod' ? place.field.path.replace('spec.containers[0].', '') : place.object.title,
      place.address,
      place.port,
      place.isMain ? undefined : 'beside',
      isLoopback(place) ? 'loopback' : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

test.each<[readonly string[], readonly string[]]>([
  [['--host=127.0.0.1'], ['args[0] 127.0.0.1 loopback']],
  [['--host', 'localhost'], ['args[1] localhost loopback']],
  [['--http-listen-address=127.0.0.1:9090'], ['args[0] 127.0.0.1 9090 loopback']],
  [['--bind-address=[::1]:8080'], ['args[0] [::1] 8080 loopback']],
  [['flask run --host=127.0.0.1 --port=8080'], ['args[0] 127.0.0.1 loopback', 'args[0] 8080']],
  [['--web.listen-address=0.0.0.0:9101'], ['args[0] 0.0.0.0 9101']],
  [['--metrics-bind-address=:8443'], ['args[0] 8443 beside']],
  [['--port', '9090'], ['args[1] 9090']],
  [['--host=0.0.0.0'], ['args[0] 0.0.0.0']],
  [['--upstream=http://127.0.0.1:8080'], []],
  [['--db-url', '127.0.0.1'], []],
  [['--host=db', '--port=5432'], []],
  [['--port=$(PORT)'], []],
  [['gunicorn', '-b', '127.0.0.1:8000', 'app:app'], ['args[2] 127.0.0.1 8000 loopback']],
  [['exec next start -p 3000'], ['args[0] 3000']],
  [['mysql', '-p', '3306'], []],
])('the arguments %j', (args, expected) => {
  expect(found({ args })).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['HOST', '127.0.0.1', ['env[0].value 127.0.0.1 loopback']],
  ['ASPNETCORE_URLS', 'http://localhost:5000', ['env[0].value localhost 5000 loopback']],
  ['ASPNETCORE_HTTP_PORTS', '8080;8081', ['env[0].value 8080', 'env[0].value 8081']],
  ['HTTP_LISTEN_ADDR', '127.0.0.1:8080', ['env[0].value 127.0.0.1 8080 loopback']],
  ['PORT', '3001', ['env[0].value 3001']],
  ['KAFKA_LISTENERS', 'PLAINTEXT://:29092,CONTROLLER://:9093', ['env[0].value 29092', 'env[0].value 9093']],
  [
    'KONG_ADMIN_LISTEN',
    '127.0.0.1:8444 http2 ssl reuseport backlog=16384, 0.0.0.0:8001',
    ['env[0].value 127.0.0.1 8444 beside loopback', 'env[0].value 0.0.0.0 8001 beside'],
  ],
  ['KONG_ADMIN_LISTEN', 'off', []],
  ['DB_HOST', '127.0.0.1', []],
  ['DB_PORT', '5432', []],
  ['HOST', 'web', []],
])('the variable %s with %s', (name, value, expected) => {
  expect(found({ env: [{ name, value }] })).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['default.conf', 'server {\n  listen 127.0.0.1:80;\n}', ['ConfigMap default/files 127.0.0.1 80 loopback']],
  ['default.conf', 'server {\n  listen [::]:8080 ssl;\n}', ['ConfigMap default/files [::] 8080']],
  [
    'redis.conf',
    'bind 127.0.0.1 -::1\nport 6380\n',
    ['ConfigMap default/files 127.0.0.1 loopback', 'ConfigMap default/files 6380'],
  ],
  ['redis.conf', 'bind 127.0.0.1 10.0.0.7\n', []],
  ['redis.conf', 'bind 127.0.0.1 localhost-db\n', []],
  ['my.cnf', '[client]\nport=3307\n[mysqld]\nbind-address=127.0.0.1\n', ['ConfigMap default/files 127.0.0.1 loopback']],
  ['postgresql.conf', "listen_addresses = 'localhost'\n", ['ConfigMap default/files localhost loopback']],
  ['application.properties', 'server.port=8081\n', ['ConfigMap default/files 8081']],
  ['notes.txt', 'listen 127.0.0.1:80;', []],
])('the file %s with %j', (name, text, expected) => {
  expect(inFile(name, text)).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['application.yml', 'server:\n  port: 9000\nspring:\n  port: 1\n', ['ConfigMap default/files 9000']],
  ['haproxy.cfg', 'frontend web\n  bind *:8080\n', ['ConfigMap default/files * 8080']],
  ['httpd.conf', 'Listen 8080\n', ['ConfigMap default/files 8080']],
  ['www.conf', '[www]\nlisten = 127.0.0.1:9000\n', ['ConfigMap default/files 127.0.0.1 9000 loopback']],
  ['Caddyfile', ':8080 {\n  respond "ok"\n}\n', ['ConfigMap default/files 8080']],
  ['rabbitmq.conf', 'listeners.tcp.default = 5673\n', ['ConfigMap default/files 5673']],
  [
    'vault.hcl',
    'listener "tcp" {\n  address = "127.0.0.1:8200"\n}\n',
    ['ConfigMap default/files 127.0.0.1 8200 loopback'],
  ],
])('the file %s of another server', (name, text, expected) => {
  expect(inFile(name, text)).toEqual(expected);
});

test('variables of a ConfigMap, unless the container has its own', () => {
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'files' }, data: { PORT: '3000' } };
  const pod = (env: readonly object[]) => ({
    ...POD,
    spec: { containers: [{ name: 'main', envFrom: [{ configMapRef: { name: 'files' } }], env }] },
  });
  expect(written([settings, pod([])])).toEqual(['ConfigMap default/files 3000']);
  expect(written([settings, pod([{ name: 'PORT', value: '8080' }])])).toEqual(['env[0].value 8080']);
});
