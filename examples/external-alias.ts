import { Chart } from 'cdk8s';
import { Pod } from 'cdk8s-plus-27';
import { ExternalAlias, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** A database outside the cluster under a name inside. When it moves, only the alias changes. */
export class ExternalDatabase extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const database = new ExternalAlias(this, 'my-external-db', {
      externalName: 'example.mysql.whichimade',
      ports: [PodPort.tcp(3306, 'mysql')],
    });
    const app = new Pod(this, 'my-app', { metadata: { name: 'my-app' } });
    const container = app.addContainer({ name: 'my-app-container', image: 'registry.example.com/my-app:1.4' });
    database.addAddressTo(container, { host: 'DATABASE_HOST', port: 'DATABASE_PORT' });
  }
}
