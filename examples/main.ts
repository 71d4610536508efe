import { App } from 'cdk8s';
import { ClusterIp } from './cluster-ip';
import { Discovery } from './discovery';
import { ExternalDatabase } from './external-alias';
import { Headless } from './headless';
import { IngressRoutes } from './ingress-routes';
import { LoadBalancer } from './load-balancer';
import { NodePorts } from './node-port';
import { ReadinessProbes } from './readiness-probes';
import { SeveralPorts } from './several-ports';
import { StickySession } from './sticky-session';
import { Tls } from './tls-ingress';

// One chart, one file in dist/, one namespace each.
const app = new App();
new ClusterIp(app, 'cluster-ip');
new SeveralPorts(app, 'several-ports');
new StickySession(app, 'sticky-session');
new Headless(app, 'headless');
new ExternalDatabase(app, 'external-alias');
new NodePorts(app, 'node-port');
new LoadBalancer(app, 'load-balancer');
new ReadinessProbes(app, 'readiness-probes');
new Discovery(app, 'discovery');
new IngressRoutes(app, 'ingress-routes');
new Tls(app, 'tls-ingress');
app.synth();
