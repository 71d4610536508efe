import type { Field } from '../values/field';
import { oneOf, wholeNumber as wholeNumberFrom } from '../values/parser';
import { PROTOCOLS } from '../values/port';
import { shown } from '../values/wording';
import { CLUSTER_IP, ENDPOINT_ADDRESS } from './constraints/addresses';
import { DISTINCT_TEXTS, distinct } from './constraints/duplicates';
import { LABEL_MAP } from './constraints/labels';
import {
  constraint,
  numberOf,
  PORT_NUMBER,
  refusal,
  textFor,
  textOf,
  unlessEmpty,
  where,
  words,
  wordsOrEmpty,
} from './constraints/makers';
import { SERVICE_NAME } from './constraints/names';
import { NAME_OF_NUMBERED_PORT, SERVICE_PORT_NAME } from './constraints/port-names';
import { QUALIFIED_NAME } from './constraints/qualified-names';
import { type Around, type Constraint, NO_REFUSALS } from './language/constraint';
import { alike, kind } from './language/kind';
import type { Both, Lasting } from './language/lasting';
import { required } from './language/required';
import {
  ANYTHING,
  byDefault,
  FLAG,
  fields,
  lasting,
  list,
  NUMBER,
  needed,
  numberOrText,
  since,
  TEXT,
  text,
  texts,
  wholeNumber,
} from './language/shape';
import { metadataNamed } from './parts/metadata';
import { objectWith, spec } from './parts/object';
import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from './parts/service-annotations';
import {
  DEPRECATED_DISTRIBUTION,
  DEPRECATED_EXTERNAL_IPS,
  DEPRECATED_HINTS,
  DEPRECATED_LOAD_BALANCER_IP,
} from './parts/service-deprecations';
import { isExternallyReachable, isHeadless, SERVICE_TYPES, typeOf } from './parts/service-type';
import { LONGEST_SESSION } from './parts/session-affinity';

const TRAFFIC_POLICIES = ['Cluster', 'Local'];

/** An alias whose type was forgotten. */
function isAliasWithoutType({ root }: Around): boolean {
  const own: Field = root.get('spec');
  return (
    own.has('externalName') && !own.get('type').text && !own.get('clusterIP').text && own.get('ports').length === 0
  );
}

function needsPorts(around: Around): boolean {
  return (
    !isHeadless(around) &&
    !isAliasWithoutType(around) &&
    ['ClusterIP', 'NodePort', 'LoadBalancer'].includes(typeOf(around))
  );
}

/** The old and the new name of one annotation say the same. */
const SAME_HINTS: Constraint = constraint('combination', [], (annotations) => {
  if (!annotations.has(TOPOLOGY_MODE) || !annotations.has(TOPOLOGY_AWARE_HINTS)) {
    return NO_REFUSALS;
  }
  const [mode, hints] = [annotations.get(TOPOLOGY_MODE), annotations.get(TOPOLOGY_AWARE_HINTS)];
  const expected = `${shown(hints.value)}, as ${TOPOLOGY_AWARE_HINTS} has it`;
  return mode.value === hints.value
    ? NO_REFUSALS
    : [refusal(mode, shown(mode.value), expected, 'leave the other annotation out')];
});

/** Up to 1.33 there was one way to distribute traffic. */
const DISTRIBUTION = textFor('value', ({ target }) =>
  oneOf(target.minor >= 34 ? ['PreferSameZone', 'PreferSameNode', 'PreferClose'] : ['PreferClose']),
);

/** Without affinity the API server drops its settings before it looks at them. */
const TIMEOUT = where(
  ({ root }) => root.find('spec', 'sessionAffinity').value === 'ClientIP',
  numberOf('number', wholeNumberFrom(1, LONGEST_SESSION, 's')),
);

const OWN_ADDRESS = where((around) => typeOf(around) !== 'ExternalName', CLUSTER_IP);

const UPDATES = 'ValidateServiceUpdate in pkg/apis/core/validation/validation.go of Kubernetes';

/** Whether both states have a type, so that what belongs to it is neither dropped nor given anew. */
function stays(root: Both, types: readonly string[]): boolean {
  return [root.was, root.is].every((each) => types.includes(typeOf({ root: each })));
}

/**
 * An address is kept where it is left out. Where none was written Kubernetes chose one, which is written down by many who
 * fear to lose it; that it has none is known for certain only of one that said so.
 */
const ADDRESS_LASTS: Lasting = {
  source: UPDATES,
  isRefused: ({ was, is }, root) =>
    is.isGiven && (was.isGiven || is.value === 'None') && stays(root, ['ClusterIP', 'NodePort', 'LoadBalancer']),
};

/** Where none was written, the controller of a load balancer may have added its own. */
const CLASS_LASTS: Lasting = {
  source: UPDATES,
  isRefused: ({ was }, root) => was.isGiven && stays(root, ['LoadBalancer']),
};

/** A port is kept where it is left out, and what Kubernetes chose is not known. */
const HEALTH_PORT_LASTS: Lasting = {
  source: UPDATES,
  isRefused: ({ was, is }, root) =>
    was.isGiven &&
    is.isGiven &&
    stays(root, ['LoadBalancer']) &&
    [root.was, root.is].every((each) => each.find('spec', 'externalTrafficPolicy').value === 'Local'),
};

const PORTS = list(
  fields({
    appProtocol: text(QUALIFIED_NAME),
    name: text(SERVICE_PORT_NAME),
    nodePort: NUMBER,
    port: needed(wholeNumber(PORT_NUMBER), 'a port number'),
    protocol: byDefault('TCP', text(wordsOrEmpty(...PROTOCOLS))),
    targetPort: numberOrText(unlessEmpty(PORT_NUMBER), unlessEmpty(NAME_OF_NUMBERED_PORT)),
  }),
  distinct('name'),
);

const SPEC = fields(
  {
    allocateLoadBalancerNodePorts: FLAG,
    clusterIP: lasting(ADDRESS_LASTS, text(unlessEmpty(OWN_ADDRESS))),
    clusterIPs: list(text(OWN_ADDRESS)),
    externalIPs: list(text(ENDPOINT_ADDRESS), DEPRECATED_EXTERNAL_IPS),
    externalName: TEXT,
    // Elsewhere the policy is forbidden whatever its value, which is another rule.
    externalTrafficPolicy: text(where(isExternallyReachable, wordsOrEmpty(...TRAFFIC_POLICIES))),
    healthCheckNodePort: lasting(HEALTH_PORT_LASTS, NUMBER),
    internalTrafficPolicy: text(words(...TRAFFIC_POLICIES)),
    ipFamilies: list(text(words('IPv4', 'IPv6')), DISTINCT_TEXTS),
    ipFamilyPolicy: text(words('SingleStack', 'PreferDualStack', 'RequireDualStack')),
    // On other types the class is forbidden whatever its name, which is another rule.
    loadBalancerClass: lasting(
      CLASS_LASTS,
      text(where(({ root }) => root.find('spec', 'type').text === 'LoadBalancer', QUALIFIED_NAME)),
    ),
    loadBalancerIP: text(DEPRECATED_LOAD_BALANCER_IP),
    loadBalancerSourceRanges: list(TEXT),
    ports: PORTS,
    publishNotReadyAddresses: FLAG,
    selector: texts(LABEL_MAP),
    sessionAffinity: byDefault('None', text(wordsOrEmpty('ClientIP', 'None'))),
    sessionAffinityConfig: fields({ clientIP: fields({ timeoutSeconds: wholeNumber(TIMEOUT) }) }),
    trafficDistribution: since(30, text(DISTRIBUTION, DEPRECATED_DISTRIBUTION)),
    type: byDefault('ClusterIP', text(unlessEmpty(textOf('value', oneOf(SERVICE_TYPES))))),
  },
  where(needsPorts, required('ports', 'at least one port', 'add one, or clusterIP: None')),
  where(isAliasWithoutType, required('type', '"ExternalName" beside externalName', 'write it')),
  where(
    ({ root }) => root.find('spec', 'type').value === 'ExternalName',
    required('externalName', 'the DNS name of a host', 'write it, or leave out type: ExternalName'),
  ),
);

/** A name and an address for pods, for endpoints that somebody writes, or for a name outside of the cluster. */
export const SERVICE = kind(
  'Service',
  alike(
    objectWith(metadataNamed(SERVICE_NAME, SAME_HINTS, DEPRECATED_HINTS), { status: ANYTHING, spec: spec(SPEC) }),
    'v1',
  ),
  { short: ['svc'] },
);
