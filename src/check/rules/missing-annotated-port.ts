import { annotationFact } from '../../kinds/annotation-tables';
import type { Service } from '../../model/views/service';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const KEY = 'cloud.google.com/app-protocols';

const annotated = (port: string) =>
  manifests(
    WEB_DEPLOYMENT,
    WEB_SERVICE.replace('namespace: shop', `namespace: shop\n  annotations:\n    ${KEY}: '{"${port}":"HTTP2"}'`),
  );

export const missingAnnotatedPort: Rule<Service> = {
  id: 'missing-annotated-port',
  severity: 'warning',
  because: 'What the annotation says is for a port that the Service does not have, so it holds for none.',
  about: 'Annotations',
  source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration',
  avoidedBy: { nothing: 'annotations are texts; where a construct writes them it takes the ports of its own Service' },
  bad: annotated('web'),
  says: `Service shop/web metadata.annotations["${KEY}"]: found port "web", expected a port of the Service: 80/TCP (http); name one of these`,
  good: annotated('http'),
  on: ({ services }) => services.all.filter(({ object }) => object.annotations.size > 0),
  *check({ object, ports, hasReadablePorts }) {
    for (const [key, value] of hasReadablePorts && ports.length > 0 ? object.annotations : []) {
      for (const port of annotationFact(key)?.ports?.(value) ?? []) {
        if (!ports.some(({ name, number }) => name === port || String(number) === port)) {
          yield fault(
            object.root.find('metadata', 'annotations', key),
            `port ${quoted(port)}`,
            `a port of the Service: ${listed(ports.map(String))}`,
            'name one of these',
          );
        }
      }
    }
  },
};
