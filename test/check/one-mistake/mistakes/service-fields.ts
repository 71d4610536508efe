import type { KubeObject } from '../../../../src/model/objects/kube-object';
import type { Service } from '../../../../src/model/views/service';
import type { Application } from '../application';
import { type Change, put } from '../change';
import type { Mistake } from '../mistake';
import { declaredPorts, pairs, services, virtualServices } from '../places';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of Services with values that are refused, or that come to nothing. */
export const SERVICE_FIELDS: readonly Mistake[] = [
  ...[
    { type: 'Nodeport' },
    { type: 'ClusterIp' },
    { type: 'Loadbalancer' },
    { type: 'External' },
    { sessionAffinity: 'ClusterIP' },
    { sessionAffinity: 'clientIP' },
    { internalTrafficPolicy: 'local' },
    { ipFamilyPolicy: 'DualStack' },
    { ipFamilies: ['ipv4'] },
    { trafficDistribution: 'Nearest' },
  ].map((spec) => refused(spec, ['forbidden-value'], virtualServices)),
  ...[{ externalTrafficPolicy: 'local' }, { externalTrafficPolicy: 'Locale' }].map((spec) =>
    refused(spec, ['forbidden-value'], nodePorts),
  ),
  ...[
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } } },
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: -1 } } },
  ].map((spec) => refused(spec, ['outside-range-number'], virtualServices)),
  ...[
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { timeoutSeconds: 600 } },
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIp: { timeoutSeconds: 600 } } },
    { sessionAffinity: 'ClientIP', clientIP: { timeoutSeconds: 600 } },
    { publishNotReadyAddressess: true },
    { nodePort: 30_123 },
    { targetPort: 8080 },
  ].map((spec) => refused(spec, ['forbidden-unknown-field'], virtualServices)),
  ...[
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: '600' } } },
    { sessionAffinity: true },
    { publishNotReadyAddresses: 'yes' },
    { publishNotReadyAddresses: 'true' },
    { clusterIP: ['None'] },
    { externalIPs: '192.0.2.1' },
  ].map((spec) => refused(spec, ['forbidden-field-type'], virtualServices)),
  ...[{ selector: 'app=web' }, { selector: ['app', 'web'] }, { selector: { app: 1 } }, { selector: { app: true } }].map(
    (spec) => refused(spec, ['forbidden-field-type'], (app) => services(app).filter((each) => each.hasSelector)),
  ),
  refused({ exteranTrafficPolicy: 'Cluster' }, ['forbidden-unknown-field'], (app) =>
    nodePorts(app).filter(({ spec }) => !spec.get('externalTrafficPolicy').isGiven),
  ),
  refused({ externalTrafficPolicy: 'Local' }, ['forbidden-external-traffic-policy'], clusterIps),
  refused({ externalTrafficPolicy: 'Cluster' }, ['forbidden-external-traffic-policy'], clusterIps),
  ...[
    { loadBalancerSourceRanges: ['10.0.0.0/8'] },
    { allocateLoadBalancerNodePorts: false },
    { loadBalancerClass: 'example.com/internal' },
  ].map((spec) => refused(spec, ['forbidden-for-service-type'], clusterIps)),
  ...[
    { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0'] },
    { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/33'] },
    { type: 'LoadBalancer', loadBalancerSourceRanges: ['office'] },
  ].map((spec) => refused(spec, ['forbidden-source-range'], nodePorts)),
  ...[
    { clusterIP: 'none' },
    { clusterIP: '10.0.0' },
    { clusterIP: '10.0.0.256' },
    { clusterIP: 'localhost' },
    { externalIPs: ['node-1'] },
    { externalIPs: ['127.0.0.1'] },
  ].map((spec) => refused(spec, ['forbidden-address', 'forbidden-value', 'mismatched-cluster-ips'], clusterIps)),
  refused({ clusterIP: 'None' }, ['forbidden-combination', 'forbidden-for-service-type'], nodePorts),
  refused({ type: 'ExternalName' }, ['missing-field', 'forbidden-external-name'], clusterIps),
  ...['10.0.0.1', '2001:db8::1', '192.0.2.7'].map((externalName) =>
    refused(
      { type: 'ExternalName', externalName },
      ['unreachable-external-name', 'forbidden-external-name'],
      externalNames,
    ),
  ),
  ...['https://db.example.com', 'db.example.com:5432', 'db.example.com/path', 'db_1.example.com', 'DB.example.com'].map(
    (externalName) => refused({ externalName }, ['forbidden-external-name'], externalNames),
  ),
  ineffective({ externalName: 'db.example.com' }, ['ignored-service-field'], clusterIps),
  ineffective({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } } }, ['ignored-service-field'], (app) =>
    clusterIps(app).filter(({ spec }) => !spec.get('sessionAffinity').isGiven),
  ),
  ineffective({ sessionAffinity: 'ClientIP' }, ['ignored-session-affinity'], headless),
  ineffective(
    { ipFamilies: ['IPv4'], loadBalancerSourceRanges: ['2001:db8::/32'] },
    ['mismatched-source-range'],
    (app) => nodePorts(app).filter(({ isLoadBalancer, spec }) => isLoadBalancer && !spec.has('ipFamilyPolicy')),
  ),
  {
    done: 'a Service without a cluster IP that is of type NodePort',
    rules: ['forbidden-combination', 'forbidden-for-service-type'],
    severity: 'error',
    *places(app) {
      for (const service of headless(app)) {
        yield { changes: [put(service.object, service.spec.get('type'), 'NodePort')] };
      }
    },
    besides: { 'missing-headless-service': 'the StatefulSet has lost its headless Service' },
  },
  {
    done: 'the ports at the top of the object, for want of two blanks',
    rules: ['forbidden-unknown-field'],
    severity: 'error',
    *places(app) {
      for (const { object, spec } of virtualServices(app)) {
        if (spec.get('ports').isGiven) {
          yield { changes: outdented(object, 'ports') };
        }
      }
    },
    besides: { 'missing-field': 'the ports are missing where they belong' },
  },
  {
    done: 'the selector at the top of the object, for want of two blanks',
    rules: ['forbidden-unknown-field'],
    severity: 'error',
    *places(app) {
      for (const { service } of pairs(app)) {
        yield { changes: outdented(service.object, 'selector') };
      }
    },
  },
  {
    done: 'targetPort beside the list of ports',
    rules: ['forbidden-unknown-field'],
    severity: 'error',
    besides: { 'mismatched-target-port': 'the port stands in for its target' },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        const [first] = declaredPorts(service, workload);
        if (first?.port.field.get('targetPort').isGiven) {
          const { field, target } = first.port;
          yield {
            changes: [
              { object: service.object, steps: field.get('targetPort').steps, value: undefined },
              put(service.object, service.spec.get('targetPort'), target),
            ],
          };
        }
      }
    },
  },
];

function outdented(object: KubeObject, key: string): Change[] {
  const field = object.spec.get(key);
  return [{ object, steps: field.steps, value: undefined }, put(object, object.root.get(key), field.value)];
}

function clusterIps(app: Application): Service[] {
  return virtualServices(app).filter(({ isExternallyReachable }) => !isExternallyReachable);
}

function nodePorts(app: Application): Service[] {
  return virtualServices(app).filter(({ type }) => type === 'NodePort' || type === 'LoadBalancer');
}

function headless(app: Application): Service[] {
  return services(app).filter(({ isHeadless }) => isHeadless);
}

function externalNames(app: Application): Service[] {
  return services(app).filter(({ isExternalName }) => isExternalName);
}

/** Fields that are refused with these values, in the Services where nothing else is wrong with them. */
function refused(spec: Fields, rules: readonly string[], where: (app: Application) => Service[]): Mistake {
  return {
    done: `in a Service, ${JSON.stringify(spec).replaceAll('"', '')}`,
    rules,
    severity: 'error',
    besides: {
      'mismatched-session-affinity': 'an Ingress in front makes the affinity void, whatever else is wrong with it',
      'ignored-session-affinity': 'the affinity is void with that type',
      'ignored-readiness-probe': 'the addresses are published as soon as the name of the field is right',
      'missing-service-variable': 'Kubernetes sets no variables for an alias',
      'forbidden-for-service-type': 'what else is there does not go with that type',
      'deprecated-service-setting': 'external IPs are on their way out, rightly written or not',
    },
    *places(app) {
      for (const { object, spec: current } of where(app)) {
        yield { changes: Object.entries(spec).map(([key, value]) => put(object, current.get(key), value)) };
      }
    },
  };
}

/** Fields of which nothing comes. */
function ineffective(spec: Fields, rules: readonly string[], where: (app: Application) => Service[]): Mistake {
  return { ...refused(spec, rules, where), severity: 'warning' };
}
