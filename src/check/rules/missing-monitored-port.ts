import { operatorIn } from '../../guesses/makers/operators';
import { NAMES_OF_INJECTED_PORTS } from '../../kinds/programs/injected-proxies';
import { type Chosen, type Selecting, selectingIn } from '../../model/traffic/monitored';
import { placesOf } from '../../model/views/named';
import type { Field } from '../../values/field';
import { isNumberSlip } from '../../values/number-likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { guarded, monitored } from '../examples/monitor-parts';

export const missingMonitoredPort: Rule<Selecting> = {
  id: 'missing-monitored-port',
  severity: 'error',
  because:
    'What asks for a port by a name that none has finds none: nothing is scraped there, and no policy is in force.',
  about: 'Custom resources and webhooks',
  source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
  avoidedBy: { nothing: 'monitors are written by hand or with cdk8s import, and name ports by texts' },
  bad: monitored({ port: 'metrics' }),
  says: 'ServiceMonitor shop/web spec.endpoints[0].port: found "metrics", expected the name of a port of Service shop/web: "http"; name the port as the Service does',
  good: monitored({ port: 'http' }),
  more: [
    {
      bad: guarded('htttp'),
      says: 'Server shop/web spec.port: found "htttp", expected the name of a port of Deployment shop/web: "http"; name the port as the Deployment does',
      good: guarded('http'),
    },
    {
      bad: guarded('8008'),
      says: 'Server shop/web spec.port: found 8008, expected a port of Deployment shop/web: 8080; correct the number',
      doubt: 'something may listen on a port that no container declares',
      good: guarded('8080'),
    },
  ],
  doubts: ['the operator of Kafka shop/events may make another Service with these labels'],
  silent: [
    { when: 'the port is a regular expression', manifests: monitored({ port: 'http|metrics' }) },
    { when: 'a policy is for a port that no container declares', manifests: guarded('4191') },
    { when: 'a policy is for a port of the proxy that is put into the pods', manifests: guarded('linkerd-admin') },
  ],
  on: (cluster) => selectingIn(cluster).filter(({ chosen }) => chosen.length > 0),
  *check({ object, selection, chosen }, cluster) {
    const known = new Set(chosen.flatMap(({ ports }) => ports));
    const [first] = chosen;
    for (const field of selection.port === undefined ? [] : placesOf(object.root, selection.port)) {
      if (first === undefined) {
        continue;
      }
      if (selection.takesNumber && field.number !== undefined) {
        yield* ofNumber(field, field.number, chosen);
      } else if (isName(field.text) && !known.has(field.text) && !NAMES_OF_INJECTED_PORTS.has(field.text)) {
        const names = [...known].filter((name) => name !== '').map(quoted);
        const maker = selection.of === 'Services' ? operatorIn(cluster) : undefined;
        yield doubtful(
          maker && `${maker} may make another Service with these labels`,
          fault(
            field,
            quoted(field.text),
            `the name of a port of ${first.object.title}${names.length === 0 ? ', which has none with a name' : `: ${listed(names)}`}`,
            `name the port as the ${first.object.known ?? 'pod'} does`,
          ),
        );
      }
    }
  },
};

/** A number with a slip. Programs listen on ports, too, that they do not declare. */
function* ofNumber(field: Field, number: number, chosen: readonly Chosen[]): Iterable<Fault> {
  const [first] = chosen;
  const numbers = [...new Set(chosen.flatMap((each) => each.numbers))];
  const near = numbers.includes(number) ? undefined : numbers.find((each) => isNumberSlip(each, number));
  if (first !== undefined && near !== undefined) {
    yield doubtful(
      'something may listen on a port that no container declares',
      fault(
        field,
        `${number}`,
        `a port of ${first.object.title}: ${listed(numbers.map(String))}`,
        'correct the number',
      ),
    );
  }
}

/** The text becomes a regular expression of Prometheus; that which is not a name besides may mean several ports. */
function isName(text: string | undefined): text is string {
  return text !== undefined && /^[a-z0-9-]+$/i.test(text);
}
