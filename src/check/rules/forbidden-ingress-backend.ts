import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Ingress } from '../../model/views/ingress';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import { pathSegment, refusedText } from '../engine/refused-text';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { ingressPortFaults } from '../ingresses/ingress-port';

const LONG_NAME = 'http-for-customers';
const LONG_NAMED = manifests(WEB_DEPLOYMENT, WEB_SERVICE.replace('name: http', `name: ${LONG_NAME}`));

const to = (parts: Parameters<typeof ingressPath>[0]) => ingress({ paths: [ingressPath(parts)] });

export const forbiddenIngressBackend: Rule<Ingress> = {
  id: 'forbidden-ingress-backend',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress with such a backend.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, validateIngressBackend',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, to({ service: 'shop/web' })),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "shop/web", expected the plain name of a Service; a backend lies in the namespace of the Ingress',
  good: manifests(WEB, to({ service: 'web' })),
  more: [
    {
      bad: manifests(LONG_NAMED, to({ port: `name: ${LONG_NAME}` })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.name: found "http-for-customers", expected a port name: 1 to 15 of a-z, 0-9 and single "-", with a letter in it and a letter or digit at both ends; write "number: 80" in place of the name',
      good: manifests(LONG_NAMED, to({ port: 'number: 80' })),
    },
    {
      bad: manifests(WEB, to({ port: 'number: 80\n        name: http' })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port: found both a name and a number, expected one of them; leave out the name',
      good: manifests(WEB, to({ port: 'number: 80' })),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, to({ port: 'number: 80800' })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found 80800, expected a whole number from 1 to 65535; use 65535 or less',
      good: manifests(WEB_DEPLOYMENT, to({ port: 'number: 8080' })),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ isV1 }) => isV1),
  *check(subject, cluster, { minor }) {
    for (const { field } of subject.backends) {
      const [service, resource] = [field.get('service'), field.get('resource')];
      // Fields of other names, such as the `serviceName` of old, are told as what they are.
      if (service.isGiven === resource.isGiven && field.keys.every((key) => key === 'service' || key === 'resource')) {
        const found = service.isGiven ? 'both a service and a resource' : 'neither a service nor a resource';
        yield fault(field, found, 'one of them', 'name the Service that takes the requests');
      } else if (service.isMap) {
        yield* nameFaults(service.get('name'), minor);
        yield* ingressPortFaults(service, subject.object.namespace, cluster);
      } else if (resource.isMap) {
        yield* refusedText(resource.get('apiGroup'), dnsSubdomain);
        for (const key of ['kind', 'name']) {
          if (!resource.get(key).value) {
            yield fault(resource.get(key), `no ${key}`, `the ${key} of the resource`, 'add it');
          }
          yield* refusedText(resource.get(key), pathSegment);
        }
      }
    }
  },
};

function* nameFaults(name: Field, minor: number): Iterable<Fault> {
  if (!name.value) {
    yield fault(name, 'no name', 'the name of a Service', 'add it');
  } else if (name.text !== undefined && /[./]/.test(name.text)) {
    if (!isPlaceholder(name.text)) {
      yield fault(
        name,
        shown(name.text),
        'the plain name of a Service',
        'a backend lies in the namespace of the Ingress',
      );
    }
  } else if (minor < 36 && /^\d/.test(name.text ?? '')) {
    yield fault(
      name,
      shown(name.text),
      'a name that starts with a letter, before Kubernetes 1.36',
      'rename the Service',
    );
  } else {
    yield* refusedText(name, dnsLabel);
  }
}
