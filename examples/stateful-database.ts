import { Chart, Size } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** MySQL with three pods that keep name and storage: pod 0 takes writes, the others follow it and serve reads. */
export class StatefulDatabase extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const mysql = new HeadlessStatefulDb(this, 'mysql', {
      engine: DatabaseEngine.mysql('8.4'),
      replicas: 3,
      storage: { size: Size.gibibytes(10), className: 'standard' },
      // The keys of the Secret: password, replication-password and user-password.
      credentials: DatabaseCredentials.fromSecretName('mysql', { database: 'shop', user: 'shop' }),
    });

    const api = new Deployment(this, 'api', { containers: [{ image: 'registry.example.com/api:1.4' }] });
    for (const container of api.containers) {
      mysql.addConnectionTo(container, {
        host: 'DATABASE_HOST',
        port: 'DATABASE_PORT',
        user: 'DATABASE_USER',
        password: 'DATABASE_PASSWORD',
        database: 'DATABASE_NAME',
      });
      mysql.readers.addConnectionTo(container, { host: 'DATABASE_READ_HOST' });
    }
    mysql.allowFrom(api);
  }
}
