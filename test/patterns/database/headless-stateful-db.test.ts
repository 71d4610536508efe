import { Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ClusterIpService, DatabaseEngine, PodPort } from '../../../src';
import { manifestsOf, shopChart, theOnly } from '../../support/synth';
import { containerOf, database, statefulSetOf } from './sample-database';

test('the least database renders the fields it needs and no others', () => {
  const chart = shopChart();
  database({}, chart);
  const pods = { 'cdk8s.io/metadata.addr': 'shop-mysql-StatefulSet-c8dd864d' };
  expect(manifestsOf(chart)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'mysql', namespace: 'shop' },
      spec: { clusterIP: 'None', ports: [{ name: 'mysql', port: 3306 }], selector: pods },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'mysql', namespace: 'shop' },
      spec: {
        serviceName: 'mysql',
        selector: { matchLabels: pods },
        template: {
          metadata: { labels: pods },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { fsGroup: 999, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                name: 'mysql',
                image: 'mysql:8.4',
                ports: [{ containerPort: 3306, name: 'mysql' }],
                env: [
                  {
                    name: 'MYSQL_ROOT_PASSWORD',
                    valueFrom: { secretKeyRef: { name: 'mysql-secret', key: 'password' } },
                  },
                ],
                readinessProbe: {
                  exec: {
                    command: [
                      'sh',
                      '-c',
                      `MYSQL_PWD="$MYSQL_ROOT_PASSWORD" mysql --protocol=TCP --host=127.0.0.1 --user=root --execute='SELECT 1'`,
                    ],
                  },
                  timeoutSeconds: 5,
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  runAsGroup: 999,
                  runAsUser: 999,
                },
                volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' }],
              },
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
          },
        ],
      },
    },
  ]);
});

test('Service and StatefulSet share name, namespace, labels and annotations', () => {
  const chart = shopChart();
  const metadata = { name: 'orders', namespace: 'data', labels: { app: 'orders' }, annotations: { note: 'x' } };
  const db = database({ metadata }, chart);
  expect(theOnly(chart, 'Service').metadata).toEqual(metadata);
  expect(theOnly(chart, 'StatefulSet').metadata).toEqual(metadata);
  expect(theOnly(chart, 'StatefulSet').spec.serviceName).toBe('orders');
  expect(db.name).toBe('orders');
  expect(db.statefulSet.name).toBe('orders');
  expect(db.primaryHost).toBe('orders-0.orders');
});

test.each([
  [undefined, undefined],
  [0, 0],
  [1, 1],
  [3, 3],
  [2_147_483_647, 2_147_483_647],
])('%p replicas are written as %p', (replicas, written) => {
  expect(statefulSetOf({ replicas }).spec.replicas).toBe(written);
});

test('storage class, access mode and pod management are written when they are given', () => {
  const { spec } = statefulSetOf({
    storageSize: Size.mebibytes(1536),
    storageClassName: 'fast',
    accessMode: kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD,
    podManagementPolicy: kplus.PodManagementPolicy.PARALLEL,
  });
  expect(spec.podManagementPolicy).toBe('Parallel');
  expect(spec.volumeClaimTemplates[0].spec).toEqual({
    accessModes: ['ReadWriteOncePod'],
    storageClassName: 'fast',
    resources: { requests: { storage: '1536Mi' } },
  });
});

test('an empty storage class, which asks for volumes made by hand, is kept', () => {
  expect(statefulSetOf({ storageClassName: '' }).spec.volumeClaimTemplates[0].spec.storageClassName).toBe('');
});

test('addresses of pods that are not ready are published on request', () => {
  const chart = shopChart();
  database({ publishNotReadyAddresses: true }, chart);
  expect(theOnly(chart, 'Service').spec.publishNotReadyAddresses).toBe(true);
});

test('resources are those that were given, and none by default', () => {
  expect(containerOf()).not.toHaveProperty('resources');
  const resources = {
    cpu: { request: kplus.Cpu.millis(250) },
    memory: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
  };
  expect(containerOf({ resources }).resources).toEqual({
    requests: { cpu: '250m', memory: '1024Mi' },
    limits: { memory: '2048Mi' },
  });
});

test('the engine port can have another name, and further ports can join it', () => {
  const chart = shopChart();
  const sql = PodPort.tcp(3306, 'sql');
  const xProtocol = PodPort.tcp(33_060, 'mysqlx');
  const db = database({ port: sql, extraPorts: [xProtocol] }, chart);
  expect(db.port).toBe(sql);
  expect(theOnly(chart, 'Service').spec.ports).toEqual([
    { name: 'sql', port: 3306 },
    { name: 'mysqlx', port: 33_060 },
  ]);
  expect(theOnly(chart, 'StatefulSet').spec.template.spec.containers[0].ports).toEqual([
    { containerPort: 3306, name: 'sql' },
    { containerPort: 33_060, name: 'mysqlx' },
  ]);
  expect(db.dns.srv(xProtocol)).toBe('_mysqlx._tcp.mysql.shop.svc.cluster.local');
});

test('init scripts and configuration are mounted where the image looks for them', () => {
  const chart = shopChart();
  const initScripts = new kplus.ConfigMap(chart, 'scripts', { metadata: { name: 'mysql-scripts' } });
  database({ initScripts, config: { name: 'mysql-config' } }, chart);
  const { containers, volumes } = theOnly(chart, 'StatefulSet').spec.template.spec;
  expect(containers[0].volumeMounts.slice(1)).toEqual([
    { mountPath: '/docker-entrypoint-initdb.d', name: 'init-scripts' },
    { mountPath: '/etc/mysql/conf.d', name: 'config' },
  ]);
  expect(volumes).toEqual([
    { name: 'init-scripts', configMap: { name: 'mysql-scripts' } },
    { name: 'config', configMap: { name: 'mysql-config' } },
  ]);
  expect(containers[0]).not.toHaveProperty('args');
});

test('each pod has a DNS name, whatever the number of replicas', () => {
  const db = database({ replicas: 0 });
  expect(db.primaryHost).toBe('mysql-0.mysql');
  expect(db.podHost(7)).toBe('mysql-7.mysql');
  expect(db.dns.ofHost('mysql-1')).toBe('mysql-1.mysql');
  expect(db.dns.fullOfHost('mysql-1')).toBe('mysql-1.mysql.shop.svc.cluster.local');
});

test('a container is given host and port of the database', () => {
  const chart = shopChart();
  const client = new kplus.Deployment(chart, 'client', { containers: [{ image: 'shop/client:1' }] });
  database({}, chart).addAddressTo(client.containers[0], { host: 'DATABASE_HOST', port: 'DATABASE_PORT' });
  expect(theOnly(chart, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'DATABASE_HOST', value: 'mysql' },
    { name: 'DATABASE_PORT', value: '3306' },
  ]);
});

test('writes go to pod 0 and reads to every ready pod, on request', () => {
  const chart = shopChart();
  const db = database({ metadata: { namespace: 'data' } }, chart);
  const pods = theOnly(chart, 'Service', 'mysql').spec.selector;
  expect(db.exposePrimary()).toBeInstanceOf(ClusterIpService);
  expect(db.exposeReads('replicas').dns.full).toBe('replicas.data.svc.cluster.local');
  expect(theOnly(chart, 'Service', 'mysql-primary')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'mysql-primary', namespace: 'data' },
    spec: {
      ports: [{ name: 'mysql', port: 3306 }],
      selector: { ...pods, 'statefulset.kubernetes.io/pod-name': 'mysql-0' },
    },
  });
  expect(theOnly(chart, 'Service', 'replicas').spec).toEqual({
    ports: [{ name: 'mysql', port: 3306 }],
    selector: pods,
  });
});

test('without a request there are no Services for clients', () => {
  const chart = shopChart();
  database({}, chart);
  expect(manifestsOf(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Service mysql',
    'StatefulSet mysql',
  ]);
});

test('the database is itself a selector for other Services', () => {
  const chart = shopChart();
  const db = database({}, chart);
  new ClusterIpService(chart, 'metrics', {
    selector: db,
    ports: [PodPort.tcp(9104, 'metrics').exposedAs(80)],
  });
  expect(theOnly(chart, 'Service', 'metrics').spec.selector).toEqual(theOnly(chart, 'Service', 'mysql').spec.selector);
});

test('what is done to the cdk8s-plus StatefulSet later is rendered', () => {
  const chart = shopChart();
  const { statefulSet } = database({}, chart);
  statefulSet.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
  statefulSet.podMetadata.addAnnotation('team', 'data');
  const exporter = statefulSet.addContainer({
    name: 'exporter',
    image: 'prom/mysqld-exporter:v0.15.1',
    resources: {},
    ports: [{ number: 9104, name: 'metrics', protocol: kplus.Protocol.UDP }],
    securityContext: { user: 65_534 },
  });
  exporter.mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch'));
  const { metadata, spec } = theOnly(chart, 'StatefulSet').spec.template;
  expect(metadata.annotations).toEqual({ team: 'data' });
  expect(spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey).toBe(
    'kubernetes.io/hostname',
  );
  expect(spec.containers[1]).toEqual({
    name: 'exporter',
    image: 'prom/mysqld-exporter:v0.15.1',
    imagePullPolicy: 'Always',
    ports: [{ containerPort: 9104, name: 'metrics', protocol: 'UDP' }],
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsUser: 65_534 },
    volumeMounts: [{ mountPath: '/tmp', name: 'scratch' }],
  });
  expect(spec.volumes).toEqual([{ name: 'scratch', emptyDir: {} }]);
});

test('an autoscaler takes over the number of replicas', () => {
  const chart = shopChart();
  const { statefulSet } = database({ resources: { cpu: { request: kplus.Cpu.units(1) } } }, chart);
  new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target: statefulSet, maxReplicas: 5 });
  expect(theOnly(chart, 'StatefulSet').spec).not.toHaveProperty('replicas');
  expect(theOnly(chart, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    name: 'mysql',
  });
});

test('connections of cdk8s-plus reach the pods', () => {
  const chart = shopChart();
  const client = new kplus.Deployment(chart, 'client', { containers: [{ image: 'shop/client:1' }] });
  database({}, chart).statefulSet.connections.allowFrom(client);
  const policies = manifestsOf(chart).filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies.map(({ spec }) => Object.values(spec.podSelector.matchLabels))).toEqual([
    ['shop-mysql-StatefulSet-c8dd864d'],
    [client.podMetadata.getLabel('cdk8s.io/metadata.addr')],
  ]);
  expect(policies[0].spec.ingress[0].ports).toEqual([{ port: 3306, protocol: 'TCP' }]);
});

test('one engine can serve several databases', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const engine = DatabaseEngine.postgres('17');
  const orders = database({ engine, metadata: { name: 'orders' } }, chart);
  expect(orders.port).toBe(engine.port);
  expect(engine.image).toBe('postgres:17');
  expect(engine.dataPath).toBe('/var/lib/postgresql/data');
});
