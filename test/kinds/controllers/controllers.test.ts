import type { Carrier } from '../../../src/kinds/annotations/annotation-fact';
import { type AnnotationFault, factOf, judgeAnnotation } from '../../../src/kinds/annotations/judged-annotation';
import {
  awsAlb,
  communityNginx,
  contour,
  controllerMeantBy,
  INGRESS_CONTROLLERS,
  type IngressControllerFacts,
  readerOfAnnotation,
  traefik,
} from '../../../src/kinds/controllers';
import { unknownKeysIn } from '../annotations/keys-in';

const table = INGRESS_CONTROLLERS.map((controller) => [controller.name, controller] as const);

/** What the other facts of a controller say of annotations by a certain value. */
function valuesIn(controller: IngressControllerFacts): (readonly [key: string, value: string])[] {
  const { certificates, podsAnnotation, redirectsToHttps } = controller;
  return [
    ...Object.entries(certificates.annotations ?? {}),
    ...Object.entries(certificates.annotationsForOwn ?? {}),
    ...(redirectsToHttps?.stoppedBy ?? []).map((key) => [key, 'false'] as const),
    ...(podsAnnotation === undefined ? [] : [[podsAnnotation.key, podsAnnotation.value] as const]),
  ];
}

/** Keys that facts speak of and no table of a controller has: all read the class, and two read the keys of long ago. */
const KEYS_OF_ALL = [
  'kubernetes.io/ingress.class',
  'ingress.kubernetes.io/service-upstream',
  'ingress.kubernetes.io/ssl-redirect',
];

/** What is wrong with an annotation, in the eyes of the one controller that reads it. */
function judgeForItsReader(
  carrier: Carrier,
  key: string,
  value: string,
  all: Readonly<Record<string, string>> = {},
): AnnotationFault | undefined {
  const reader = readerOfAnnotation(key);
  return reader === undefined ? undefined : judgeAnnotation(reader.annotations, carrier, key, value, all);
}

describe.each(table)('what is written down of %s', (_, controller) => {
  const { annotations } = controller;

  test('says where it comes from', () => {
    expect(controller.source).toMatch(/^https:\/\//);
    expect(annotations.source).toMatch(/^https:\/\//);
  });

  test('speaks only of annotations that its table knows', () => {
    // What ports say of their protocol looks like keys, and is none.
    const { annotations: _, readsAppProtocol: __, ...others } = controller;
    expect(unknownKeysIn(others, annotations).filter((key) => !KEYS_OF_ALL.includes(key))).toEqual([]);
  });

  test('gives annotations values that its table takes', () => {
    const refused = valuesIn(controller).filter(([key, value]) => {
      const carrier = factOf(annotations, key)?.on[0] ?? 'Ingress';
      return judgeAnnotation(annotations, carrier, key, value) !== undefined;
    });
    expect(refused.filter(([key]) => !KEYS_OF_ALL.includes(key))).toEqual([]);
  });

  test('names companions of annotations that are in the table as well', () => {
    const companions = Object.values(annotations.facts()).flatMap(({ needs, excludes = [] }) => [
      ...(needs === undefined ? [] : [needs]),
      ...excludes,
    ]);
    expect(companions.filter((key) => factOf(annotations, key) === undefined)).toEqual([]);
  });

  test('reaches where it reaches by default, and speaks HTTP unless told otherwise', () => {
    expect(controller.reaches).toContain(controller.reachesByDefault);
    expect(controller.speaks[0]).toBe('HTTP');
    expect(Object.values(controller.readsAppProtocol).filter((each) => !controller.speaks.includes(each))).toEqual(
      // OpenShift's router speaks h2c where the Route of a port asks for it, and never by an annotation.
      controller.id === 'openshift' ? ['H2C'] : [],
    );
  });
});

describe('the controllers beside each other', () => {
  test('have ids of their own', () => {
    expect(new Set(INGRESS_CONTROLLERS.map(({ id }) => id)).size).toBe(INGRESS_CONTROLLERS.length);
  });

  test('claim no prefix that another claims', () => {
    const prefixes = INGRESS_CONTROLLERS.flatMap(({ annotations }) => annotations.prefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test.each([
    ['traefik', 'Traefik'],
    ['alb', 'the AWS Load Balancer Controller'],
    ['gce', 'GKE Ingress'],
    ['gce-internal', 'GKE Ingress'],
    ['contour', 'Contour'],
    ['cilium', 'Cilium'],
    ['kong', 'Kong'],
    ['openshift-default', "OpenShift's router"],
    ['azure-application-gateway', "Azure's Application Gateway Ingress Controller"],
  ])('are meant by the class name %s alone', (className, name) => {
    expect(controllerMeantBy(className)?.name).toBe(name);
  });

  test.each(['nginx', 'haproxy', 'public'])('are not meant by the class name %s', (className) => {
    expect(controllerMeantBy(className)).toBeUndefined();
  });

  test.each([
    ['k8s.io/ingress-nginx', 'ingress-nginx'],
    ['nginx.org/ingress-controller', "F5's NGINX Ingress Controller"],
    ['traefik.io/ingress-controller', 'Traefik'],
    ['haproxy.org/ingress-controller/haproxy', "HAProxy Technologies' ingress controller"],
    ['haproxy-ingress.github.io/controller', 'HAProxy Ingress'],
    ['ingress.k8s.aws/alb', 'the AWS Load Balancer Controller'],
    ['eks.amazonaws.com/alb', 'the AWS Load Balancer Controller'],
    ['k8s.io/ingress-gce', 'GKE Ingress'],
    ['azure/application-gateway', "Azure's Application Gateway Ingress Controller"],
    ['ingress-controllers.konghq.com/kong', 'Kong'],
    ['projectcontour.io/ingress-controller', 'Contour'],
    ['cilium.io/ingress-controller', 'Cilium'],
    ['openshift.io/ingress-to-route', "OpenShift's router"],
  ])('share no controller string: %s', (written, name) => {
    expect(
      INGRESS_CONTROLLERS.filter(({ controllerName }) => controllerName.test(written)).map((each) => each.name),
    ).toEqual([name]);
  });

  test('leave an annotation that two read to neither', () => {
    expect(readerOfAnnotation('kubernetes.io/ingress.allow-http')).toBeUndefined();
    expect(readerOfAnnotation('projectcontour.io/num-retries')).toBe(contour);
    expect(readerOfAnnotation('example.com/anything')).toBeUndefined();
  });
});

describe('an annotation', () => {
  const sentence = (...judged: Parameters<typeof judgeForItsReader>) => {
    const fault = judgeForItsReader(...judged);
    return fault && `${fault.is}: ${fault.complaint.sentence('at')}`;
  };

  test('with a slip in its key is told from one that may be newer', () => {
    expect(sentence('Ingress', 'nginx.ingress.kubernetes.io/proxy-body-sise', '8m')).toBe(
      'misspelt: at: found "nginx.ingress.kubernetes.io/proxy-body-sise", expected an annotation that ingress-nginx reads on an object of kind Ingress; did you mean "nginx.ingress.kubernetes.io/proxy-body-size"?',
    );
    expect(sentence('Ingress', 'alb.ingress.kubernetes.io/quantum-tunnel', 'on')).toBe(
      'unknown: at: found "alb.ingress.kubernetes.io/quantum-tunnel", expected an annotation that the AWS Load Balancer Controller reads on an object of kind Ingress; look it up: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
    );
  });

  test('on the wrong object is told where it belongs', () => {
    expect(sentence('Service', 'nginx.ingress.kubernetes.io/proxy-body-size', '8m')).toBe(
      'misplaced: at: found "nginx.ingress.kubernetes.io/proxy-body-size" on an object of kind Service, expected it on the Ingress, where ingress-nginx reads it; move it to the Ingress',
    );
    expect(sentence('Ingress', 'traefik.ingress.kubernetes.io/service.nativelb', 'true')).toBe(
      'misplaced: at: found "traefik.ingress.kubernetes.io/service.nativelb" on an object of kind Ingress, expected it on the Service, where Traefik reads it; move it to the Service',
    );
    expect(sentence('Service', 'alb.ingress.kubernetes.io/target-type', 'ip')).toBeUndefined();
  });

  test.each([
    ['nginx.ingress.kubernetes.io/proxy-read-timeout', '60s', 'found "60s", expected a whole number from 0 up'],
    [
      'nginx.ingress.kubernetes.io/backend-protocol',
      'HTPS',
      'found "HTPS", expected "AUTO_HTTP", "HTTP", "HTTPS", "GRPC", "GRPCS" or 1 more; did you mean "HTTPS"?',
    ],
    ['nginx.ingress.kubernetes.io/ssl-redirect', 'yes', 'found "yes", expected "true" or "false"'],
    [
      'nginx.ingress.kubernetes.io/whitelist-source-range',
      '10.0.0.0/33',
      'found "10.0.0.0/33", expected addresses or blocks',
    ],
    ['nginx.ingress.kubernetes.io/auth-secret', 'a/b/c', 'found "a/b/c", expected a name such as "web"'],
    ['nginx.org/proxy-connect-timeout', 'soon', 'found "soon", expected a time of NGINX'],
    ['nginx.org/client-max-body-size', '8MB', 'found "8MB", expected a size of NGINX'],
    ['alb.ingress.kubernetes.io/scheme', 'public', 'found "public", expected "internal" or "internet-facing"'],
    ['alb.ingress.kubernetes.io/listen-ports', '{"HTTP":80}', 'expected a list in JSON'],
    ['alb.ingress.kubernetes.io/actions.go', '[]', 'expected an object in JSON'],
    ['alb.ingress.kubernetes.io/load-balancer-attributes', 'deletion_protection.enabled', 'expected attributes'],
    ['alb.ingress.kubernetes.io/tags', 'Team=shop,other', 'expected attributes'],
    ['alb.ingress.kubernetes.io/healthcheck-interval-seconds', '1', 'expected a whole number from 5 s to 300 s'],
    ['projectcontour.io/response-timeout', '30', 'expected "infinity" or "infinite", or a duration such as "30s"'],
    ['haproxy.org/ssl-redirect', 'maybe', 'expected "true", "false"'],
    ['haproxy.com/timeout-server', '5 minutes', 'expected a time of HAProxy'],
    ['haproxy-ingress.github.io/allowlist-source-range', '10.0.0.0/8, !inner', 'expected addresses or blocks'],
    ['haproxy-ingress.github.io/auth-secret', 'a/b/c', 'expected a file such as'],
    ['konghq.com/https-redirect-status-code', '303', 'expected "301", "302", "307", "308"'],
    ['traefik.ingress.kubernetes.io/router.middlewares', 'auth', 'expected middlewares with their provider'],
    ['appgw.ingress.kubernetes.io/health-probe-port', '70000', 'expected a whole number from 1 to 65535'],
  ])('%s does not take %s', (key, value, said) => {
    const fault = judgeForItsReader('Ingress', key, value);
    expect(fault?.is).toBe('value');
    expect(fault?.complaint.sentence('at')).toContain(said);
  });

  test.each([
    ['nginx.ingress.kubernetes.io/proxy-read-timeout', '60'],
    ['nginx.ingress.kubernetes.io/backend-protocol', 'https'],
    ['nginx.ingress.kubernetes.io/ssl-redirect', 'True'],
    ['nginx.ingress.kubernetes.io/whitelist-source-range', '10.1.2.3/8, fd00::/8,192.0.2.1'],
    ['nginx.org/proxy-connect-timeout', '1m 30s'],
    ['nginx.org/client-max-body-size', '8m'],
    ['alb.ingress.kubernetes.io/actions.go', '{"type":"redirect"}'],
    ['alb.ingress.kubernetes.io/tags', 'Cost Center=42, Team=shop'],
    ['alb.ingress.kubernetes.io/listener-attributes.HTTPS-443', 'header_value=one\\,other'],
    ['alb.ingress.kubernetes.io/load-balancer-attributes', 'idle_timeout.timeout_seconds=60,'],
    ['projectcontour.io/response-timeout', 'infinity'],
    ['haproxy.org/ssl-redirect', 'On'],
    ['traefik.ingress.kubernetes.io/router.middlewares', 'shop-auth@kubernetescrd,gzip@file'],
    ['traefik.ingress.kubernetes.io/Router.TLS', 'true'],
    ['traefik.ingress.kubernetes.io/router.tls.domains.0.main', 'example.com'],
    ['haproxy-ingress.github.io/http-response-503', 'sorry'],
    ['haproxy-ingress.github.io/allowlist-source-range', '10.0.0.0/8, !10.1.0.0/16'],
    ['haproxy-ingress.github.io/auth-secret', 'file:///etc/haproxy/users.list'],
    ['haproxy-ingress.github.io/backend-server-naming', 'seq'],
    ['haproxy-ingress.github.io/http-frontend', 'inner'],
    ['konghq.com/https-redirect-status-code', '308'],
  ])('%s takes %s', (key, value) => {
    expect(judgeForItsReader('Ingress', key, value)).toBeUndefined();
  });

  test.each(['tls_passthrough', 'tcp', 'grpcs'])('of Kong may ask for %s on a Service', (protocol) => {
    expect(judgeForItsReader('Service', 'konghq.com/protocol', protocol)).toBeUndefined();
  });

  test('of Kong is taken as it is written', () => {
    expect(sentence('Service', 'konghq.com/protocol', 'HTTPS')).toContain('did you mean "https"?');
  });

  test('that orders a group may leave its name to the class', () => {
    const key = 'alb.ingress.kubernetes.io/group.order';
    expect(sentence('Ingress', key, '10', { [key]: '10' })).toBeUndefined();
  });

  test('that means nothing alone is told what it lacks, where the others are known', () => {
    const [key, lacks] = ['nginx.ingress.kubernetes.io/canary-weight', 'nginx.ingress.kubernetes.io/canary'];
    expect(sentence('Ingress', key, '10')).toBeUndefined();
    expect(sentence('Ingress', key, '10', { [key]: '10', [lacks]: 'true' })).toBeUndefined();
    expect(sentence('Ingress', key, '10', { [key]: '10' })).toBe(
      `alone: at: found "${key}" without "${lacks}", expected both, for one means nothing without the other; add the other, or leave this one out`,
    );
  });

  test('beside one that is obeyed instead is told so', () => {
    const [value, pattern] = ['value', 'pattern'].map((end) => `nginx.ingress.kubernetes.io/canary-by-header-${end}`);
    const all = {
      [value as string]: 'a',
      [pattern as string]: 'b',
      'nginx.ingress.kubernetes.io/canary-by-header': 'x',
    };
    expect(sentence('Ingress', pattern as string, 'b', all)).toBe(
      `contradiction: at: found "${pattern}" beside "${value}", expected one of them, for only one is obeyed; leave one out`,
    );
  });

  test('of no text is refused by every form', () => {
    for (const { annotations } of [communityNginx, awsAlb, traefik]) {
      for (const { value } of Object.values(annotations.facts())) {
        expect(value?.(7 as unknown)).not.toBe(7);
      }
    }
  });
});
