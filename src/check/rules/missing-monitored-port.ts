import { type Selecting, selectingIn } from '../../model/traffic/monitored';
import { placesOf } from '../../model/views/named';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { monitored } from '../examples/monitor-parts';

export const missingMonitoredPort: Rule<Selecting> = {
  id: 'missing-monitored-port',
  severity: 'error',
  because: 'Prometheus keeps the endpoints of a port of that name alone, so that nothing is scraped.',
  about: 'Custom resources and webhooks',
  source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
  avoidedBy: { nothing: 'monitors are written by hand or with cdk8s import, and name ports by texts' },
  bad: monitored({ port: 'metrics' }),
  says: 'ServiceMonitor shop/web spec.endpoints[0].port: found "metrics", expected the name of a port of Service shop/web: "http"; name the port as the Service does',
  good: monitored({ port: 'http' }),
  silent: [{ when: 'the port is a regular expression', manifests: monitored({ port: 'http|metrics' }) }],
  on: (cluster) => selectingIn(cluster).filter(({ chosen }) => chosen.length > 0),
  *check({ object, selection, chosen }) {
    const known = new Set(chosen.flatMap(({ ports }) => ports));
    const [first] = chosen;
    for (const field of selection.port === undefined ? [] : placesOf(object.root, selection.port)) {
      if (first !== undefined && isName(field.text) && !known.has(field.text)) {
        const names = [...known].filter((name) => name !== '').map(quoted);
        yield fault(
          field,
          quoted(field.text),
          `the name of a port of ${first.object.title}${names.length === 0 ? ', which has none with a name' : `: ${listed(names)}`}`,
          `name the port as the ${first.object.known ?? 'pod'} does`,
        );
      }
    }
  },
};

/** The text becomes a regular expression of Prometheus; that which is not a name besides may mean several ports. */
function isName(text: string | undefined): text is string {
  return text !== undefined && /^[a-z0-9-]+$/i.test(text);
}
