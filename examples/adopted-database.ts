import { Chart, Size } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-27';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/**
 * A StatefulSet that was written by hand, in the hands of a construct: the names, the selector and the claims that it has
 * already stay the same, so that Kubernetes keeps its volumes and the server finds its rows.
 */
export class AdoptedDatabase extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    new HeadlessStatefulDb(this, 'mysql', {
      engine: DatabaseEngine.mysql('8.4'),
      storage: {
        size: Size.gibibytes(10),
        className: 'standard',
        claimName: 'mysql-data',
        // The volume was mounted whole.
        subPath: '',
      },
      credentials: DatabaseCredentials.fromSecretName('mysql'),
      pods: { selector: { app: 'mysql' }, management: PodManagementPolicy.ORDERED_READY },
    });
  }
}
