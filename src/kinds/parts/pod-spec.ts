import { IP_ADDRESS } from '../constraints/addresses';
import { absent, SAME_HOST_PORTS } from '../constraints/combinations';
import { DISTINCT_CONTAINERS, DISTINCT_HOST_PORTS, distinct } from '../constraints/duplicates';
import { unlessEmpty, wordsOrEmpty } from '../constraints/makers';
import { DNS_NAME, DNS_NAME_OR_EMPTY, LABEL_NAME_OR_EMPTY } from '../constraints/names';
import { QUALIFIED_NAME } from '../constraints/qualified-names';
import { NAMESERVERS_OF_NONE } from '../constraints/required';
import {
  ANYTHING,
  FLAG,
  fields,
  list,
  NUMBER,
  needed,
  partly,
  type Shape,
  since,
  TEXT,
  TEXTS,
  text,
  until,
  wholeNumber,
} from '../language/shape';
import { CONTAINER, INIT_CONTAINER } from './container';
import { POD_METADATA } from './metadata';

const VOLUMES = list(fields({ name: text(LABEL_NAME_OR_EMPTY) }), unlessEmpty(distinct('name')));

/** A pod's spec, as far as networking goes; what it says about volumes, security and scheduling is not our matter. */
const ALL_PODS = {
  activeDeadlineSeconds: NUMBER,
  affinity: ANYTHING,
  automountServiceAccountToken: FLAG,
  containers: needed(list(CONTAINER), 'at least one container', 'add one'),
  dnsConfig: ANYTHING,
  dnsPolicy: text(wordsOrEmpty('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None')),
  enableServiceLinks: FLAG,
  ephemeralContainers: ANYTHING,
  evictionResponders: since(37, ANYTHING),
  hostAliases: list(
    fields({ hostnames: list(text(DNS_NAME)), ip: needed(text(unlessEmpty(IP_ADDRESS)), 'an IP address') }),
  ),
  hostIPC: FLAG,
  hostNetwork: FLAG,
  hostPID: FLAG,
  hostUsers: FLAG,
  hostname: text(LABEL_NAME_OR_EMPTY),
  hostnameOverride: since(34, TEXT),
  imagePullSecrets: ANYTHING,
  initContainers: list(INIT_CONTAINER),
  nodeName: text(DNS_NAME_OR_EMPTY),
  nodeSelector: TEXTS,
  os: ANYTHING,
  overhead: ANYTHING,
  preemptionPolicy: TEXT,
  priority: NUMBER,
  priorityClassName: TEXT,
  readinessGates: list(fields({ conditionType: text(QUALIFIED_NAME) })),
  resourceClaims: ANYTHING,
  resources: since(32, ANYTHING),
  runtimeClassName: TEXT,
  schedulerName: TEXT,
  schedulingGates: ANYTHING,
  schedulingGroup: since(36, ANYTHING),
  securityContext: ANYTHING,
  serviceAccount: TEXT,
  serviceAccountName: TEXT,
  setHostnameAsFQDN: FLAG,
  shareProcessNamespace: FLAG,
  subdomain: text(LABEL_NAME_OR_EMPTY),
  terminationGracePeriodSeconds: NUMBER,
  tolerations: ANYTHING,
  topologySpreadConstraints: ANYTHING,
  volumes: partly(VOLUMES),
  workloadRef: until(36, since(35, ANYTHING)),
};

const OF_ALL_PODS = [DISTINCT_CONTAINERS, DISTINCT_HOST_PORTS, SAME_HOST_PORTS, NAMESERVERS_OF_NONE];

/** Of pods that are restarted whenever they end. */
const FOR_GOOD = {
  ...ALL_PODS,
  activeDeadlineSeconds: wholeNumber(absent('for pods that are to run for good', 'leave it out, or use a Job')),
  restartPolicy: text(wordsOrEmpty('Always')),
};

function template(spec: Shape): Shape {
  return fields({ metadata: POD_METADATA, spec: needed(spec, 'what the pods are to be') });
}

/** The spec of a pod that nobody makes anew. */
export const SINGLE_POD_SPEC: Shape = fields(
  { ...ALL_PODS, restartPolicy: text(wordsOrEmpty('Always', 'OnFailure', 'Never')) },
  ...OF_ALL_PODS,
);

/** Pods that are to run for good. */
export const LASTING_PODS: Shape = template(fields(FOR_GOOD, ...OF_ALL_PODS));

/** Pods of a StatefulSet: their names in DNS are given to them, whatever is written. */
export const NUMBERED_PODS: Shape = template(fields({ ...FOR_GOOD, hostname: TEXT, subdomain: TEXT }, ...OF_ALL_PODS));

/** Pods that are meant to end. */
export const ENDING_PODS: Shape = template(
  fields(
    { ...ALL_PODS, restartPolicy: needed(text(wordsOrEmpty('OnFailure', 'Never')), '"OnFailure" or "Never"') },
    ...OF_ALL_PODS,
  ),
);
