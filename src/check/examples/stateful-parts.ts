import { manifests } from './parts';
import { servicePort, webService } from './service-parts';
import { statefulSet } from './stateful-set-parts';

const MONGO = `- name: mongo
  image: mongo:8.0
  ports:
    - name: mongo
      containerPort: 27017
  readinessProbe:
    tcpSocket:
      port: mongo`;

const service = (name: string, spec: string) =>
  webService({ name, spec, selector: 'app: db', ports: [servicePort({ name: 'mongo', port: 27017, target: '' })] });

/** A StatefulSet of three pods, with a headless Service that governs it and one for clients, which has its name. */
export const database = (name: string, spec = 'serviceName: db-pods\nreplicas: 3') =>
  manifests(
    statefulSet({ name, spec, containers: MONGO }),
    service('db-pods', 'clusterIP: None\npublishNotReadyAddresses: true'),
    service(name, ''),
  ).trim();

export const DATABASE = database('db');

/** Members of a cluster, which ask one another at a second port and have a headless Service with both. */
export const MEMBERS = manifests(
  statefulSet({
    name: 'ring',
    spec: 'serviceName: ring\nreplicas: 2',
    labels: 'app: ring',
    containers: `- name: ring
  image: ring:1
  args:
    - --peers=http://ring-0.ring:27018,http://ring-1.ring:27018
  ports:
    - name: clients
      containerPort: 27017
    - name: peers
      containerPort: 27018`,
  }),
  webService({
    name: 'ring',
    spec: 'clusterIP: None',
    selector: 'app: ring',
    ports: [
      servicePort({ name: 'clients', port: 27017, target: '' }),
      servicePort({ name: 'peers', port: 27018, target: '' }),
    ],
  }),
).trim();
