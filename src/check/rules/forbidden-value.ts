import { oneOf } from '../../values/parser';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { text, textFor, unlessEmpty, where } from '../demands/makers';
import * as at from '../demands/places';
import { absolutePath, isExternallyReachable, podFieldPath } from '../demands/values';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (policy: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  internalTrafficPolicy: ${policy}
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

const distribution = textFor(({ target }) =>
  oneOf(target.minor >= 34 ? ['PreferSameZone', 'PreferSameNode', 'PreferClose'] : ['PreferClose']),
);
const protocol = text(oneOf(['TCP', 'UDP', 'SCTP']));
const trafficPolicy = text(oneOf(['Cluster', 'Local']));
const claimPolicy = unlessEmpty(text(oneOf(['Retain', 'Delete'])));
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
const FILTERS = [
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
  'RequestRedirect',
  'URLRewrite',
  'ExtensionRef',
  'CORS',
  'ExternalAuth',
];
const operator = text(oneOf(['In', 'NotIn', 'Exists', 'DoesNotExist']));

/* Where the API server fills in a default, an empty text is the same as none. */
const VALUES = new Demands([
  [at.SERVICE, 'spec.type', unlessEmpty(text(oneOf(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'])))],
  [at.SERVICE, 'spec.sessionAffinity', unlessEmpty(text(oneOf(['ClientIP', 'None'])))],
  [at.SERVICE, 'spec.ipFamilies[]', text(oneOf(['IPv4', 'IPv6']))],
  [at.SERVICE, 'spec.ipFamilyPolicy', text(oneOf(['SingleStack', 'PreferDualStack', 'RequireDualStack']))],
  // Elsewhere the policy is forbidden whatever its value, which is another rule.
  [at.SERVICE, 'spec.externalTrafficPolicy', where(isExternallyReachable, unlessEmpty(trafficPolicy))],
  [at.SERVICE, 'spec.internalTrafficPolicy', trafficPolicy],
  [at.SERVICE, 'spec.trafficDistribution', distribution],
  [at.SERVICE_PORT, 'protocol', unlessEmpty(protocol)],
  [at.ENDPOINTS, 'subsets[].ports[].protocol', unlessEmpty(protocol)],
  [at.ENDPOINT_SLICE, 'ports[].protocol', protocol],
  [at.ENDPOINT_SLICE, 'addressType', unlessEmpty(text(oneOf(['IPv4', 'IPv6', 'FQDN'])))],
  [at.POLICY_PORT, 'protocol', unlessEmpty(protocol)],
  [at.NETWORK_POLICY, 'spec.policyTypes[]', text(oneOf(['Ingress', 'Egress']))],
  [at.HTTP_ROUTE, 'spec.rules[].matches[].path.type', text(oneOf(['Exact', 'PathPrefix', 'RegularExpression']))],
  [at.HTTP_ROUTE, 'spec.rules[].matches[].method', text(oneOf(METHODS))],
  [at.PATH_MATCH, '', absolutePath],
  [at.FILTER, 'type', text(oneOf(FILTERS))],
  [at.FILTER, 'requestRedirect.scheme', text(oneOf(['http', 'https']))],
  [at.FILTER, 'urlRewrite.path.type', text(oneOf(['ReplaceFullPath', 'ReplacePrefixMatch']))],
  [at.FILTER, 'requestRedirect.path.type', text(oneOf(['ReplaceFullPath', 'ReplacePrefixMatch']))],
  [at.LISTENER, 'tls.mode', text(oneOf(['Terminate', 'Passthrough']))],
  [at.LISTENER, 'allowedRoutes.namespaces.from', text(oneOf(['All', 'Selector', 'Same', 'None']))],
  [at.CONTROLLERS, 'spec.selector.matchExpressions[].operator', operator],
  [at.STATEFUL_SET, 'spec.podManagementPolicy', unlessEmpty(text(oneOf(['OrderedReady', 'Parallel'])))],
  [at.STATEFUL_SET, 'spec.updateStrategy.type', unlessEmpty(text(oneOf(['RollingUpdate', 'OnDelete'])))],
  [at.STATEFUL_SET, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted', claimPolicy],
  [at.STATEFUL_SET, 'spec.persistentVolumeClaimRetentionPolicy.whenScaled', claimPolicy],
  [
    at.STATEFUL_SET,
    'spec.volumeClaimTemplates[].spec.accessModes[]',
    text(oneOf(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'])),
  ],
  [at.PODS_FOR_GOOD, 'restartPolicy', unlessEmpty(text(oneOf(['Always'])))],
  [at.PODS_THAT_END, 'restartPolicy', unlessEmpty(text(oneOf(['OnFailure', 'Never'])))],
  [at.below(at.POD, 'spec'), 'restartPolicy', unlessEmpty(text(oneOf(['Always', 'OnFailure', 'Never'])))],
  [at.POD_SPEC, 'dnsPolicy', unlessEmpty(text(oneOf(['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'])))],
  [at.CONTAINER, 'ports[].protocol', unlessEmpty(protocol)],
  [at.CONTAINER, 'imagePullPolicy', unlessEmpty(text(oneOf(['Always', 'IfNotPresent', 'Never'])))],
  [at.PROBE, 'httpGet.scheme', unlessEmpty(text(oneOf(['HTTP', 'HTTPS'])))],
  [at.ENVIRONMENT, 'valueFrom.fieldRef.fieldPath', unlessEmpty(text(podFieldPath))],
]);

export const forbiddenValue: Rule<Unmet> = {
  id: 'forbidden-value',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes a few words here, and capitals count.',
  bad: manifests(WEB_DEPLOYMENT, service('cluster')),
  says: 'Service shop/web spec.internalTrafficPolicy: found "cluster", expected "Cluster" or "Local"; did you mean "Cluster"?',
  good: manifests(WEB_DEPLOYMENT, service('Cluster')),
  on: (cluster, target) => VALUES.unmetIn(cluster, target),
  check: faultsOf,
};
