import { gathered, type Scope } from '../../src/cli/kubectl/gathered';
import { answering, type FakeCluster } from '../support/fake-kubectl';
import { dumpOf, type Live, objectsOfShop, type Shop } from '../support/live-shop';
import { runIn } from '../support/small-terminal';

/*
 * A cluster that was asked for all objects of a kind has no other: what files leave open is certain there. Each fault is told
 * as such, and left open again where the user may not read what would prove it, and in a dump, which may be a part.
 */

/** What is told of a cluster, in which one thing is spoilt, and some may not be read. */
function told(spoil: (shop: Shop) => void, more: Partial<FakeCluster> = {}, args: readonly string[] = []) {
  return runIn(['cluster', ...args], { kubectl: answering({ objects: objectsOfShop(spoil), ...more }) });
}

const dumped = (spoil: (shop: Shop) => void) => runIn(['cluster', '-'], { input: () => dumpOf(objectsOfShop(spoil)) });

const object = (apiVersion: string, kind: string, name: string, more: object, labels = {}): Live => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop', uid: `1-${kind}-${name}`, labels },
  ...more,
});

const service = (name: string, spec: object): Live =>
  object('v1', 'Service', name, { spec: { clusterIP: '10.96.7.9', ports: [{ port: 443, protocol: 'TCP' }], ...spec } });

describe('a Service without a selector and without a slice', () => {
  const billing = ({ more }: Shop) => more.push(service('billing', {}));

  test('leads nowhere', () => {
    const { code, out } = told(billing);
    expect(code).toBe(1);
    expect(out).toContain('failed   1 cluster IP  10.96.7.9 refuses connections');
    expect(out).toContain('failed   4 endpoints   it has no EndpointSlice, so nobody is behind it');
    expect(out).toContain(
      'Service shop/billing spec.selector: found nothing, and no endpoints for it, expected labels of its pods, or an EndpointSlice labelled kubernetes.io/service-name: billing; write one of the two (missing-selector)\n',
    );
  });

  test.each([
    ['where slices may not be read', () => told(billing, { forbidden: ['endpointslices'] })],
    ['in a dump', () => dumped(billing)],
  ])('may lead to any address %s', (_, run) => {
    const { code, out } = run();
    expect({ code, isTold: out.includes('missing-selector') }).toEqual({ code: 0, isTold: false });
    expect(out).toContain('unknown  4 endpoints   its EndpointSlices are not here');
  });

  test('may lead to another cluster where Cilium shares it', () => {
    const { out } = told(({ more }) => {
      const shared = service('billing', {});
      shared.metadata.annotations = { 'service.cilium.io/global': 'true' };
      more.push(shared);
    });
    expect(out).toContain('unknown  4 endpoints   its EndpointSlices are not here');
    expect(out).not.toContain('missing-selector');
  });

  test('is no fault where it is but a name, as electors of leaders keep one', () => {
    const { code, out } = told(({ more }) => more.push(service('web-config', { clusterIP: 'None', ports: [] })));
    expect({ code, isTold: out.includes('missing-selector') }).toEqual({ code: 0, isTold: false });
    expect(out).toContain('-        4 endpoints   it has neither a selector nor ports: nobody connects to it');
  });
});

describe('a Service whose selector no pod fulfils', () => {
  const idle = service('idle', { selector: { app: 'idle' } });
  const endpoints = (addresses: string[], by: object) =>
    object(
      'discovery.k8s.io/v1',
      'EndpointSlice',
      'idle-1',
      {
        addressType: 'IPv4',
        ports: [{ port: 443 }],
        endpoints: addresses.map((address) => ({ addresses: [address] })),
      },
      { 'kubernetes.io/service-name': 'idle', ...by },
    );
  const kept = { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' };

  test.each<[string, string, Live[], string[]]>([
    ['has none', 'failed   3 readiness   no pod in namespace shop carries app=idle', [endpoints([], kept)], []],
    ['may have some, where pods may not be read', 'unknown  3 readiness', [endpoints([], kept)], ['pods']],
    ['may have other endpoints', 'unknown  3 readiness', [endpoints(['192.0.2.10'], {})], []],
  ])('%s', (_, says, slices, forbidden) => {
    const { out } = told(({ more }) => more.push(idle, ...slices), { forbidden }, ['--service', 'idle']);
    expect(out).toContain(says);
  });
});

describe('an EndpointSlice without the label for its Service', () => {
  const slice = object('discovery.k8s.io/v1', 'EndpointSlice', 'external-1', {
    addressType: 'IPv4',
    ports: [{ port: 8443 }],
    endpoints: [{ addresses: ['192.0.2.10'] }],
  });
  const two = ({ more }: Shop) => more.push(slice, service('billing', {}), service('ledger', {}));
  const finding =
    'EndpointSlice shop/external-1 metadata.labels["kubernetes.io/service-name"]: found nothing, expected the name of its Service; add the label (missing-endpoints-service)\n';

  test('is an error while Services wait for endpoints, though nobody knows which is meant', () => {
    expect(told(two).out).toContain(`error ${finding}`);
  });

  test.each([
    ['in a dump', () => dumped(two)],
    ['where no Service waits', () => told(({ more }) => more.push(slice))],
  ])('is a warning %s', (_, run) => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(out).toContain(`warning ${finding}`);
  });
});

describe('an Ingress without an address, in a cluster without any IngressClass', () => {
  const without =
    (className: string | undefined) =>
    ({ ingress, ingressClass }: Shop) => {
      ingress.status.loadBalancer = {};
      ingress.spec.ingressClassName = className;
      // Another kind of no meaning stands in its place.
      ingressClass.kind = 'RuntimeClass';
    };

  test.each([
    [
      'is served by nobody under the class that it names',
      'traefik',
      'found "traefik", no IngressClass in the cluster, and no address in status.loadBalancer, expected a class that a controller serves; install its controller, which brings the class',
    ],
    [
      'is served by nobody without a class',
      undefined,
      'found no class, no IngressClass in the cluster, and no address in status.loadBalancer, expected a controller that serves it; install one, or see why its controller passes it over (kubectl describe ingress -n shop web)',
    ],
  ])('%s', (_, className, says) => {
    const { out } = told(without(className));
    expect(out).toMatch(/^ {2}warning {2} {2}way in +Ingress shop\/web/m);
    expect(out).toContain(`Ingress shop/web spec.ingressClassName: ${says} (missing-ingress-address)\n`);
    expect(told(without(className), { forbidden: ['ingressclasses'] }).out).not.toContain('missing-ingress-address');
  });
});

describe('a StatefulSet whose serviceName is that of no Service', () => {
  const spoil = ({ more }: Shop) =>
    more.push(
      object('apps/v1', 'StatefulSet', 'queue', {
        spec: {
          serviceName: 'queues',
          selector: { matchLabels: { app: 'queue' } },
          template: {
            metadata: { labels: { app: 'queue' } },
            spec: { containers: [{ name: 'main', image: 'registry.example.com/queue:1' }] },
          },
        },
      }),
    );
  const asking = (shop: Shop) => {
    spoil(shop);
    shop.deployment.spec.template.spec.containers[0].env.push({ name: 'QUEUE', value: 'tcp://queue-0.queues:5672' });
  };
  const finding =
    'StatefulSet shop/queue spec.serviceName: found "queues", which no Service in namespace shop is called, expected a headless Service; write one that selects its pods (missing-headless-service)\n';

  test('is an error where a pod is called by its name, and a warning where none is', () => {
    expect(told(asking).out).toContain(`error ${finding}`);
    expect(told(spoil).out).toContain(`warning ${finding}`);
  });

  test('may be in other files where a dump is read', () => {
    expect(dumped(asking).out).toContain(`warning ${finding}`);
    expect(dumped(spoil).out).not.toContain('missing-headless-service');
  });
});

describe('what is named and is not there', () => {
  const settings = (kind: 'configMapRef' | 'secretRef') => (shop: Shop) => {
    for (const each of [shop.deployment.spec.template, shop.replicaSet.spec.template, ...shop.pods]) {
      each.spec.containers[0].envFrom = [{ [kind]: { name: 'settings' } }];
    }
    shop.pods.length = 0;
    shop.deployment.status.readyReplicas = 0;
    shop.slice.endpoints = [];
  };

  test.each([
    ['ConfigMap', 'configMapRef', 'configmaps'],
    ['Secret', 'secretRef', 'secrets'],
  ] as const)('a %s is an error, unless they may not be read', (kind, reference, resource) => {
    const finding = `Deployment shop/web spec.template.spec.containers[0].envFrom[0].${reference}.name: found "settings", which no ${kind} in namespace shop is called, expected one of that name; make it, or correct the name (missing-configuration)\n`;
    expect(told(settings(reference)).out).toContain(finding);
    expect(told(settings(reference), { forbidden: [resource] }).out).not.toContain('missing-configuration');
    expect(dumped(settings(reference)).out).not.toContain('missing-configuration');
  });

  const READ = [{ configMapRef: { name: 'settings' } }];
  const RUN = 'some of its pods run, or have run, and so were given one of that name when they were made';
  const once = (status: object) => (shop: Shop) =>
    shop.more.push(
      object('batch/v1', 'Job', 'once', {
        spec: { template: { spec: { containers: [{ name: 'main', image: 'once:1', envFrom: READ }] } } },
        status,
      }),
    );

  test.each<[string, (shop: Shop) => void]>([
    [
      RUN,
      ({ deployment }) => {
        deployment.spec.template.spec.containers[0].envFrom = READ;
      },
    ],
    [
      'it is to have no pods now',
      (shop) => {
        settings('configMapRef')(shop);
        shop.deployment.spec.replicas = 0;
        shop.replicaSet.spec.replicas = 0;
      },
    ],
  ])('a ConfigMap is a warning where %s', (why, spoil) => {
    const { out } = told(spoil);
    expect(out).toContain(`(missing-configuration); a warning only: ${why}\n`);
  });

  test('a ConfigMap that a Job was made with is a warning when it is done, and an error before', () => {
    expect(told(once({ succeeded: 1 })).out).toContain('warning Job shop/once ');
    expect(told(once({})).out).toContain('error Job shop/once ');
  });

  test('the Secret of a certificate is told, unless Secrets may not be read', () => {
    const spoil = ({ ingress }: Shop) => {
      ingress.spec.tls = [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }];
      ingress.metadata.annotations = { 'cert-manager.io/cluster-issuer': 'public' };
    };
    expect(told(spoil).out).toContain(
      'Ingress shop/web spec.tls[0].secretName: found "shop-tls", which no Secret in namespace shop is called, expected a Secret with a certificate; see why whoever is to make it has not (missing-tls-secret)\n',
    );
    expect(told(spoil, { forbidden: ['secrets'] }).out).not.toContain('missing-tls-secret');
  });

  test('the Service of an Ingress is an error', () => {
    const spoil = ({ ingress, more }: Shop) => {
      ingress.spec.rules[0].http.paths[0].backend.service.name = 'checkout';
      more.push(service('ledger', { selector: { app: 'web' } }));
    };
    const finding =
      'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "checkout", which no Service in namespace shop is called, expected "ledger" or "web"; name the Service, in the namespace of the Ingress (missing-backend-service)\n';
    expect(told(spoil).out).toContain(`error ${finding}`);
    expect(dumped(spoil).out).toContain(`warning ${finding}`);
  });
});

test('a variable that names a Service of another namespace is an error, once all are known to lack it', () => {
  const spoil = ({ deployment, more }: Shop) => {
    const ledger = service('ledger', { selector: { app: 'ledger' } });
    ledger.metadata.namespace = 'books';
    more.push(ledger);
    deployment.spec.template.spec.containers[0].env.push({ name: 'LEDGER_URL', value: 'https://ledger:443' });
  };
  const finding = /found host "ledger".*expected "ledger\.books".*\(missing-named-service\)$/m;
  expect(told(spoil, {}, ['-A']).out).toMatch(finding);
  expect(dumped(spoil).out).toMatch(/\(missing-named-service\); a warning only: that namespace may have/);
});

describe('what is known in full', () => {
  /** A cluster that answers each question with nothing more than a Service of the namespace, and refuses some. */
  const knownIn = (scope: Partial<Scope>, refused = /^$/) => {
    const { inventory } = gathered(
      (args) => {
        const resources = args[args.indexOf('get') + 1] ?? '';
        const items = resources === 'services' ? [service('web', {})] : [];
        return refused.test(resources)
          ? { code: 1, out: '', err: 'Error from server (Forbidden)' }
          : { code: 0, out: resources === 'secrets' ? '' : JSON.stringify({ items }), err: '' };
      },
      { context: undefined, namespace: undefined, everywhere: false, ...scope },
    );
    return (namespace: string) =>
      (['Service', 'EndpointSlice', 'ConfigMap', 'Secret', 'IngressClass', 'Pod', 'Deployment'] as const).filter(
        (kind) => inventory.holdsAll(kind, namespace),
      );
  };
  const NAMED = ['Service', 'EndpointSlice', 'ConfigMap', 'Secret', 'IngressClass', 'Pod'];

  test.each<[string, Partial<Scope>]>([
    ['the namespace that is named', { namespace: 'shop' }],
    ['that of the context, which what lies in it tells', {}],
  ])('are the kinds of %s, and of no other', (_, scope) => {
    const known = knownIn(scope);
    expect(known('shop')).toEqual(NAMED);
    // Classes lie in none. Of the DNS server's namespace, only what belongs to it was asked for.
    expect(known('kube-system')).toEqual(['IngressClass']);
  });

  test('are those of all namespaces, where all were asked about', () => {
    expect(knownIn({ everywhere: true })('infra')).toEqual(NAMED);
  });

  test('are none that may not be read', () => {
    expect(knownIn({}, /secrets|configmaps|ingressclasses/)('shop')).toEqual(['Service', 'EndpointSlice', 'Pod']);
  });
});
