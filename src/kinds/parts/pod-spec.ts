import { Complaint } from '../../values/complaint';
import { IP_ADDRESS } from '../constraints/addresses';
import { absent, SAME_HOST_PORTS } from '../constraints/combinations';
import { DISTINCT_CONTAINERS, DISTINCT_HOST_PORTS, distinct } from '../constraints/duplicates';
import { numberOf, unlessEmpty, wordsOrEmpty } from '../constraints/makers';
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

/** The permissions of a file. YAML counts in eights where a zero comes first, and JSON never does. */
const MODE = wholeNumber(
  numberOf('number', (mode) =>
    Number(mode) >= 0 && Number(mode) <= 0o777
      ? mode
      : new Complaint(
          String(mode),
          'a number from 0 to 511, which is 0777 in eights',
          /^[0-7]{3}$/.test(String(mode)) ? `write 0${mode}, which counts in eights` : 'write one such as 0644',
        ),
  ),
);

const FILES = { items: list(partly(fields({ mode: MODE }))) };
const FILES_OF_VOLUME = partly(fields({ ...FILES, defaultMode: MODE }));

const VOLUMES = list(
  partly(
    fields({
      configMap: FILES_OF_VOLUME,
      downwardAPI: FILES_OF_VOLUME,
      name: text(LABEL_NAME_OR_EMPTY),
      projected: partly(
        fields({
          defaultMode: MODE,
          sources: list(
            partly(
              fields({
                configMap: partly(fields(FILES)),
                downwardAPI: partly(fields(FILES)),
                secret: partly(fields(FILES)),
              }),
            ),
          ),
        }),
      ),
      secret: FILES_OF_VOLUME,
    }),
  ),
  unlessEmpty(distinct('name')),
);

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
