import { untoldPlacesIn } from '../../../src/guesses/settings/listening-by-default';
import { clusterOf } from '../../support/judge';

/** The servers of a container that are not told where to listen, with their ports. */
function untold(container: string) {
  const pod = `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, ${container}}]}}`;
  return untoldPlacesIn(clusterOf(pod)).map(
    ({ server, port, field }) =>
      `${server.words.join(' ')} ${port} at ${field.path.replace('spec.containers[0].', '')}`,
  );
}

test.each([
  ['command: [uvicorn, "app:app"]', 'uvicorn 8000 at command[0]'],
  ['command: [/usr/bin/uvicorn], args: ["app:app", --port, "9000"]', 'uvicorn 9000 at command[0]'],
  ['command: [python3.12, -m, uvicorn, "app:app", --port=9000]', 'uvicorn 9000 at command[0]'],
  ['command: [sh, -c, "exec uvicorn app:app"]', 'uvicorn 8000 at command[2]'],
  ['command: [/bin/bash, -ec], args: ["uvicorn app:app"]', 'uvicorn 8000 at args[0]'],
  ['command: [mongod, --configsvr, --fork]', 'mongod 27017 at command[0]'],
  ['image: "mongo:3.6", command: [mongos, --port, "27018"]', 'mongos 27018 at command[0]'],
  ['command: [hugo, server, -p, "8080"]', 'hugo server 8080 at command[0]'],
  ['command: [kubectl, proxy, --port=8080]', 'kubectl proxy 8080 at command[0]'],
])('%s: %s', (container, found) => {
  expect(untold(container)).toEqual([found]);
});

test.each([
  'args: [uvicorn, "app:app"]',
  'command: [uvicorn, "app:app", --host, 0.0.0.0]',
  'command: [uvicorn, "app:app", --uds=/run/web.sock]',
  'command: [uvicorn, "app:app", --port=$(PORT)]',
  'command: [uvicorn, "app:app"], envFrom: [{configMapRef: {name: web}}]',
  'command: [sh, -c, "uvicorn app:app & nginx"]',
  'command: [sh, -c, "uvicorn $0"], args: ["app:app"]',
  'command: [mongod, --config, /etc/mongod.conf]',
  'command: [mongod, -f/etc/mongod.conf]',
  'command: [mongod, -bind_ip, 0.0.0.0]',
  'image: "mongo:3.4.24", command: [mongod]',
  'command: [hugo, server, -p8080]',
  'command: [hugo]',
  'command: [kubectl, proxy, -u, /run/api.sock]',
  'command: [kubectl, get, pods]',
])('%s says where, or may', (container) => {
  expect(untold(container)).toEqual([]);
});
