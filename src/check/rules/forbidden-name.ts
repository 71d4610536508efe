import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { text, textFor, unlessEmpty, where } from '../demands/makers';
import { beginning, dnsNameUpTo, serviceName, variableName } from '../demands/names';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (name: string) => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

const label = text(dnsLabel);
const subdomain = text(dnsSubdomain);
const variable = textFor(({ target }) => variableName(target.minor));

const NAMES = new Demands([
  [at.SERVICE, 'metadata.name', unlessEmpty(textFor(({ target }) => serviceName(target.minor)))],
  [at.WITH_LABELS_AS_NAMES, 'metadata.name', unlessEmpty(label)],
  [at.WITH_LONG_NAMES, 'metadata.name', unlessEmpty(subdomain)],
  // The name of a Job becomes a label of its pods, and that of a CronJob the beginning of the names of its Jobs.
  [at.JOB, 'metadata.name', unlessEmpty(text(dnsNameUpTo(63)))],
  [at.CRON_JOB, 'metadata.name', unlessEmpty(text(dnsNameUpTo(52)))],
  [[...at.SERVICE, ...at.WITH_LABELS_AS_NAMES], 'metadata.generateName', unlessEmpty(text(beginning(dnsLabel)))],
  [at.WITH_LONG_NAMES, 'metadata.generateName', unlessEmpty(text(beginning(dnsSubdomain)))],
  [at.ANY_OBJECT, 'metadata.namespace', unlessEmpty(label)],
  [at.STATEFUL_SET, 'spec.serviceName', unlessEmpty(label)],
  [at.PODS_WITH_HOSTNAMES, 'hostname', unlessEmpty(label)],
  [at.PODS_WITH_HOSTNAMES, 'subdomain', unlessEmpty(label)],
  [at.LISTENER, 'name', unlessEmpty(subdomain)],
  [at.PARENT_REF, 'sectionName', unlessEmpty(subdomain)],
  [at.POD_SPEC, 'nodeName', unlessEmpty(subdomain)],
  [at.POD_SPEC, 'hostAliases[].hostnames[]', subdomain],
  [at.POD_SPEC, 'volumes[].name', unlessEmpty(label)],
  [at.STATEFUL_SET, 'spec.volumeClaimTemplates[].metadata.name', unlessEmpty(label)],
  [at.CONTAINER, 'name', unlessEmpty(label)],
  [at.CONTAINER, 'envFrom[].configMapRef.name', unlessEmpty(subdomain)],
  [at.CONTAINER, 'envFrom[].secretRef.name', unlessEmpty(subdomain)],
  [at.ENVIRONMENT, 'valueFrom.configMapKeyRef.name', unlessEmpty(subdomain)],
  [at.ENVIRONMENT, 'valueFrom.secretKeyRef.name', unlessEmpty(subdomain)],
  [at.ENVIRONMENT, 'name', unlessEmpty(variable)],
  [at.CONTAINER, 'envFrom[].prefix', unlessEmpty(variable)],
  [at.ENDPOINT_ADDRESS, 'hostname', unlessEmpty(label)],
  [at.ENDPOINT_ADDRESS, 'nodeName', subdomain],
  // In a slice, an empty text is not the same as none.
  [at.ENDPOINT_SLICE, 'endpoints[].hostname', label],
  [at.ENDPOINT_SLICE, 'endpoints[].nodeName', subdomain],
  [at.ENDPOINT_SLICE, 'endpoints[].hints.forNodes[].name', where(({ target }) => target.minor >= 34, subdomain)],
]);

export const forbiddenName: Rule<Unmet> = {
  id: 'forbidden-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes no such name in this place.',
  bad: manifests(WEB_DEPLOYMENT, service('shop_web')),
  says: 'Service shop/shop_web metadata.name: found "shop_web", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "shop-web"?',
  good: manifests(WEB_DEPLOYMENT, service('shop-web')),
  on: (cluster, target) => NAMES.unmetIn(cluster, target),
  check: faultsOf,
};
