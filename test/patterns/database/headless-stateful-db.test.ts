import { ApiObject, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ClaimRetention, ClusterIpService, DatabaseEngine, HeadlessStatefulDb, PodPort } from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { containerOf, database, least, statefulSetOf } from './sample-database';

const pods = { 'app.kubernetes.io/name': 'mysql', 'app.kubernetes.io/instance': 'mysql' };

test('the least database renders the fields it needs and no others', () => {
  const chart = shopChart();
  database({}, chart);
  const [scripts, service, statefulSet, ...others] = manifestsOf(chart);
  expect(others).toEqual([]);
  expect({ ...scripts, data: Object.keys(scripts.data) }).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'mysql-replication', namespace: 'shop' },
    data: expect.arrayContaining(['initdb.sh', 'ready.sh', 'start.sh']),
  });
  expect(service).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'mysql', namespace: 'shop' },
    spec: {
      clusterIP: 'None',
      ports: [{ name: 'mysql', port: 3306 }],
      // Replicas have to find the primary while nobody is ready yet.
      publishNotReadyAddresses: true,
      selector: pods,
    },
  });
  expect(statefulSet).toEqual({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'mysql', namespace: 'shop' },
    spec: {
      serviceName: 'mysql',
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: pods },
      template: {
        metadata: {
          labels: pods,
          annotations: { 'cdk8s-service-patterns/replication-checksum': expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
        spec: {
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 120,
          securityContext: {
            fsGroup: 999,
            fsGroupChangePolicy: 'OnRootMismatch',
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          topologySpreadConstraints: [
            {
              labelSelector: { matchLabels: pods },
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
            },
          ],
          containers: [
            {
              name: 'mysql',
              image: 'mysql:8.4',
              command: ['bash', '/replication/start.sh'],
              ports: [{ containerPort: 3306, name: 'mysql' }],
              env: [
                { name: 'PRIMARY_HOST', value: 'mysql-0.mysql.shop.svc.cluster.local' },
                { name: 'PRIMARY_ORDINAL', value: '0' },
                { name: 'MAX_LAG_SECONDS', value: '30' },
                { name: 'READ_WITHOUT_PRIMARY', value: 'yes' },
                { name: 'ACCEPT_LOSS', value: 'no' },
                { name: 'SEMI_SYNCHRONOUS', value: 'no' },
                { name: 'LOG_RETENTION_SECONDS', value: '604800' },
              ],
              readinessProbe: { exec: { command: ['bash', '/replication/ready.sh'] }, timeoutSeconds: 5 },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
                runAsGroup: 999,
                runAsUser: 999,
              },
              volumeMounts: [
                { name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' },
                { name: 'passwords', mountPath: '/run/secrets/database' },
                { name: 'replication-scripts', mountPath: '/replication' },
                { name: 'replication-state', mountPath: '/run/replication' },
                { name: 'init-scripts', mountPath: '/docker-entrypoint-initdb.d' },
              ],
            },
          ],
          volumes: [
            {
              name: 'passwords',
              projected: {
                defaultMode: 0o440,
                sources: [
                  { secret: { name: 'mysql-secret', items: [{ key: 'password', path: 'admin-password' }] } },
                  {
                    secret: {
                      name: 'mysql-secret',
                      items: [{ key: 'replication-password', path: 'replication-password' }],
                      optional: true,
                    },
                  },
                ],
              },
            },
            { name: 'replication-scripts', configMap: { name: 'mysql-replication', defaultMode: 0o555 } },
            { name: 'replication-state', emptyDir: { medium: 'Memory' } },
            {
              name: 'init-scripts',
              projected: {
                sources: [
                  {
                    configMap: {
                      name: 'mysql-replication',
                      items: [{ key: 'initdb.sh', path: 'zz-replication.sh', mode: 0o555 }],
                    },
                  },
                ],
              },
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
  });
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
  expect(db.primaryHost).toBe('orders-0.orders.data.svc.cluster.local');
  expect(theOnly(chart, 'ConfigMap').metadata).toEqual({ ...metadata, name: 'orders-replication' });
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

test('storage and pod management are written when they are given', () => {
  const { spec } = statefulSetOf({
    storage: {
      size: Size.mebibytes(1536),
      className: 'fast',
      accessMode: kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD,
      claimName: 'mysql-data',
      whenDeleted: ClaimRetention.DELETE,
      whenScaledDown: ClaimRetention.RETAIN,
    },
    pods: { management: kplus.PodManagementPolicy.ORDERED_READY },
  });
  // What Kubernetes assumes is not written.
  expect(spec).not.toHaveProperty('podManagementPolicy');
  expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Delete', whenScaled: 'Retain' });
  expect(spec.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'mysql-data' },
      spec: {
        accessModes: ['ReadWriteOncePod'],
        storageClassName: 'fast',
        resources: { requests: { storage: '1536Mi' } },
      },
    },
  ]);
  const { volumeMounts } = spec.template.spec.containers[0];
  expect(volumeMounts[0]).toEqual({ name: 'mysql-data', mountPath: '/var/lib/mysql', subPath: 'mysql' });
  expect(spec.template.spec.volumes.map(({ name }: { name: string }) => name)).not.toContain('mysql-data');
});

test('an empty storage class, which asks for volumes made by hand, is kept', () => {
  const storage = { size: Size.gibibytes(1), className: '' };
  expect(statefulSetOf({ storage }).spec.volumeClaimTemplates[0].spec.storageClassName).toBe('');
});

test.each([
  ['', undefined],
  ['a/b', 'a/b'],
])('the folder %p of the volume is mounted as %p', (subPath, mounted) => {
  expect(containerOf({ storage: { size: Size.gibibytes(1), subPath } }).volumeMounts[0].subPath).toBe(mounted);
});

test('addresses of pods that are not ready are published where pods need them, or on request', () => {
  const published = (engine: DatabaseEngine, publishNotReadyAddresses?: boolean) => {
    const chart = shopChart();
    database({ engine, publishNotReadyAddresses }, chart);
    return theOnly(chart, 'Service').spec.publishNotReadyAddresses;
  };
  expect(published(DatabaseEngine.postgres('17'))).toBe(true);
  expect(published(DatabaseEngine.mongodb('8.0'))).toBeUndefined();
  expect(published(DatabaseEngine.mongodb('8.0'), true)).toBe(true);
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
  expect(containers[0].volumeMounts.slice(4)).toEqual([
    { mountPath: '/docker-entrypoint-initdb.d', name: 'init-scripts' },
    { mountPath: '/etc/mysql/conf.d', name: 'config' },
  ]);
  // Nothing can be mounted into the folder of a ConfigMap, so one volume holds the scripts of both.
  const ours = { name: 'mysql-replication', items: [{ key: 'initdb.sh', path: 'zz-replication.sh', mode: 0o555 }] };
  expect(volumes.slice(3)).toEqual([
    {
      name: 'init-scripts',
      projected: { sources: [{ configMap: { name: 'mysql-scripts' } }, { configMap: ours }] },
    },
    { name: 'config', configMap: { name: 'mysql-config' } },
  ]);
  expect(containers[0]).not.toHaveProperty('args');
});

test('each pod has a DNS name', () => {
  const db = database({ replicas: 3 });
  expect(db.primaryHost).toBe('mysql-0.mysql.shop.svc.cluster.local');
  expect(db.podHost(2)).toBe('mysql-2.mysql');
  expect(db.dns.ofHost('mysql-1')).toBe('mysql-1.mysql');
  expect(db.dns.fullOfHost('mysql-1')).toBe('mysql-1.mysql.shop.svc.cluster.local');
});

test('a database that was stopped keeps the name of its first pod', () => {
  expect(database({ replicas: 0 }).podHost(0)).toBe('mysql-0.mysql');
});

test('pods of a database in an unknown namespace know the primary by its short name', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const db = database({}, chart);
  expect(theOnly(chart, 'StatefulSet').spec.template.spec.containers[0].env[0].value).toBe('mysql-0.mysql');
  expect(refusalOf(() => db.primaryHost)).toBe(
    'shop/mysql dns: found no namespace, expected a known one; set metadata.namespace or the namespace of the chart, or use the short name',
  );
});

test('the database is itself a selector for other Services', () => {
  const chart = shopChart();
  const db = database({}, chart);
  new ClusterIpService(chart, 'metrics', {
    selector: db,
    ports: [PodPort.tcp(9104, 'metrics').exposedAs(80)],
  });
  expect(theOnly(chart, 'Service', 'metrics').spec.selector).toEqual(pods);
});

test('moving the construct changes nothing', () => {
  const here = shopChart();
  database({}, here);
  const there = shopChart();
  const deeper = new Construct(new Construct(there, 'backend'), 'data');
  new HeadlessStatefulDb(deeper, 'mysql', least);
  expect(manifestsOf(there)).toEqual(manifestsOf(here));
});

test('arguments and variables of the server are given to it', () => {
  const container = containerOf({
    arguments: ['--max-connections=500', '--secure-file-priv', ''],
    environment: { TZ: kplus.EnvValue.fromValue('UTC') },
  });
  expect(container.args).toEqual(['--max-connections=500', '--secure-file-priv', '']);
  expect(container.env.at(-1)).toEqual({ name: 'TZ', value: 'UTC' });
});

test('what is done to the cdk8s-plus StatefulSet later is rendered', () => {
  const chart = shopChart();
  const { statefulSet } = database({}, chart);
  statefulSet.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
  statefulSet.podMetadata.addAnnotation('team', 'data');
  const exporter = statefulSet.addContainer({
    name: 'exporter',
    image: 'prom/mysqld-exporter:v0.15.1',
    ports: [{ number: 9104, name: 'metrics', protocol: kplus.Protocol.UDP }],
    securityContext: { user: 65_534 },
  });
  exporter.mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch'));
  const { metadata, spec } = theOnly(chart, 'StatefulSet').spec.template;
  expect(metadata.annotations).toMatchObject({ team: 'data' });
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
  expect(spec.volumes.at(-1)).toEqual({ name: 'scratch', emptyDir: {} });
});

test('an autoscaler takes over the number of replicas, and is warned of', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const chart = shopChart();
  const { statefulSet } = database({ resources: { cpu: { request: kplus.Cpu.units(1) } } }, chart);
  new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target: statefulSet, maxReplicas: 5 });
  expect(theOnly(chart, 'StatefulSet').spec).not.toHaveProperty('replicas');
  expect(theOnly(chart, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    name: 'mysql',
  });
  expect(warned.mock.calls).toEqual([
    [
      'warning: shop/mysql: found an autoscaler of the database, expected a number of pods that changes seldom: each new replica copies all data, and the claims of those scaled away stay; scale by hand, or scale what stands before the database',
    ],
  ]);
  warned.mockRestore();
});

test('patches of fields newer than cdk8s-plus-27 survive', () => {
  const chart = shopChart();
  const db = database({}, chart);
  ApiObject.of(db.statefulSet).addJsonPatch(JsonPatch.add('/spec/template/spec/hostnameOverride', 'db'));
  expect(theOnly(chart, 'StatefulSet').spec.template.spec.hostnameOverride).toBe('db');
});

test('one engine can serve several databases', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const engine = DatabaseEngine.postgres('17');
  const orders = database({ engine, metadata: { name: 'orders' } }, chart);
  expect(orders.port).toBe(engine.port);
  expect(engine.image).toBe('postgres:17');
  expect(engine.dataPath).toBe('/var/lib/postgresql/data');
});
