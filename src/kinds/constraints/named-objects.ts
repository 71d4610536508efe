import { dnsSubdomain } from '../../values/dns-name';
import type { Field } from '../../values/field';
import { pathSegment } from '../../values/path-segment';
import type { Refusal } from '../language/constraint';
import { refusal, textRefusals } from './makers';

/** What is demanded of the name of an object that is no Service, wherever an Ingress or its class names one. */
export function* objectRefusals(named: Field, what: string): Iterable<Refusal> {
  yield* textRefusals(named.get('apiGroup'), dnsSubdomain);
  for (const key of ['kind', 'name']) {
    if (!named.get(key).value) {
      yield refusal(named.get(key), `no ${key}`, `the ${key} of the ${what}`, 'add it');
    }
    yield* textRefusals(named.get(key), pathSegment);
  }
}
