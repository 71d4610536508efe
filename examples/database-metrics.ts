import { Chart, Size } from 'cdk8s';
import { EnvValue, Namespaces } from 'cdk8s-plus-27';
import {
  ClusterIpService,
  DatabaseCredentials,
  DatabaseEngine,
  HeadlessStatefulDb,
  PodPort,
} from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** PostgreSQL whose pods have an exporter of metrics beside the server, which Prometheus alone may reach. */
export class DatabaseMetrics extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const metrics = PodPort.tcp(9187, 'metrics');
    const db = new HeadlessStatefulDb(this, 'orders', {
      engine: DatabaseEngine.postgres('18'),
      replicas: 3,
      storage: { size: Size.gibibytes(20) },
      credentials: DatabaseCredentials.fromSecretName('orders', { database: 'orders', user: 'orders' }),
    });
    const exporter = db.statefulSet.addContainer({
      name: 'exporter',
      image: 'quay.io/prometheuscommunity/postgres-exporter:v0.18.1',
      ports: [metrics],
      securityContext: { user: 65534, group: 65534 },
    });
    // In the exporter's variables, as its manual names them, is the pod's own server.
    db.readers.addConnectionTo(exporter, { user: 'DATA_SOURCE_USER', password: 'DATA_SOURCE_PASS' });
    exporter.env.addVariable('DATA_SOURCE_URI', EnvValue.fromValue('localhost:5432/orders?sslmode=disable'));

    new ClusterIpService(this, 'orders-metrics', { selector: db, ports: [metrics.exposedAs(9187)] });
    db.allowFrom(Namespaces.select(this, 'monitoring', { names: ['monitoring'] }), [metrics]);
  }
}
