import { Chart, Size } from 'cdk8s';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb, OrdinalRoles } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** MySQL with three pods that keep name and storage: pod 0 is the primary, the others are replicas. */
export class StatefulDatabase extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const mysql = new HeadlessStatefulDb(this, 'mysql', {
      engine: DatabaseEngine.mysql('8.4'),
      replicas: 3,
      roles: OrdinalRoles.primaryAndReplicas(),
      storageSize: Size.gibibytes(10),
      storageClassName: 'standard',
      credentials: DatabaseCredentials.fromSecretName('mysql-root'),
    });
    mysql.exposePrimary();
    mysql.exposeReads();
  }
}
