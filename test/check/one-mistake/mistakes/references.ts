import type { KubeObject } from '../../../../src/model/objects/kube-object';
import type { Service } from '../../../../src/model/views/service';
import type { Application } from '../application';
import { add, put } from '../change';
import type { Mistake } from '../mistake';
import { sound, virtualServices } from '../places';
import { misspelt } from '../typing';

/** References of other kinds than Ingresses and routes that lead nowhere, and annotations that nobody reads. */
export const REFERENCES: readonly Mistake[] = [
  {
    done: 'an IngressRoute to a Service with a slip in its name',
    rules: ['missing-referenced-service'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: [add(ingressRoute(service, { name: misspelt(service.name) }), service.object)] };
      }
    },
  },
  {
    done: 'an IngressRoute to a port that the Service lacks',
    rules: ['missing-referenced-port'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: [add(ingressRoute(service, { port: 4711 }), service.object)] };
      }
    },
  },
  {
    done: 'a webhook that is looked for in another namespace',
    rules: ['missing-referenced-service'],
    severity: 'error',
    *places(app) {
      for (const service of named(app).filter(({ object }) => object.namespaceGiven)) {
        yield { changes: [add(webhook(service, 'elsewhere'), service.object)] };
      }
    },
  },
  {
    done: 'a slip in the name of an annotation',
    rules: ['ignored-annotation-name'],
    severity: 'warning',
    *places(app) {
      for (const object of sound(app, 'Ingress')) {
        yield { changes: [annotated(object, 'cert-manager.io/private-key-sise', '2048')] };
      }
    },
  },
  {
    done: 'a value of an annotation that its reader does not take',
    rules: ['mismatched-annotation-value'],
    severity: 'warning',
    *places(app) {
      for (const object of sound(app, 'Ingress')) {
        yield { changes: [annotated(object, 'cert-manager.io/private-key-size', 'large')] };
      }
    },
  },
];

/** The Services with a name in which a slip can be told from another name, and with ports. */
function named(app: Application): Service[] {
  return virtualServices(app).filter(({ name, ports }) => name.length > 5 && ports.length > 0);
}

function annotated(object: KubeObject, key: string, value: string) {
  return put(object, object.root.find('metadata', 'annotations', key), value);
}

function ingressRoute({ object, name, ports: [port] }: Service, wrong: { name?: string; port?: number }): object {
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: `${name}-route`, ...namespaceOf(object) },
    spec: {
      routes: [{ kind: 'Rule', match: 'Host(`shop.example.com`)', services: [{ name, port: port?.number, ...wrong }] }],
    },
  };
}

function webhook({ name, ports: [port] }: Service, namespace: string): object {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: `${name}-hook` },
    webhooks: [{ name: 'hook.example.com', clientConfig: { service: { name, namespace, port: port?.number } } }],
  };
}

function namespaceOf(object: KubeObject): { namespace?: string } {
  return object.namespaceGiven ? { namespace: object.namespace } : {};
}
