import { PROTOCOLS } from '../../values/port';
import { NO_PROBES_UNLESS_SIDECAR } from '../constraints/combinations';
import { distinct } from '../constraints/duplicates';
import { PORT_NUMBER, unlessEmpty, wordsOrEmpty } from '../constraints/makers';
import { LABEL_NAME_OR_EMPTY } from '../constraints/names';
import { CONTAINER_PORT_NAME } from '../constraints/port-names';
import {
  ANYTHING,
  byDefault,
  FLAG,
  fields,
  list,
  needed,
  partly,
  type Shape,
  since,
  TEXT,
  text,
  wholeNumber,
} from '../language/shape';
import { ENVIRONMENT, ENVIRONMENT_SOURCES } from './environment';
import { ENDING_PROBE, READINESS_PROBE } from './probe';

const PORTS = list(
  fields({
    containerPort: needed(wholeNumber(PORT_NUMBER), 'a port number'),
    hostIP: TEXT,
    hostPort: wholeNumber(unlessEmpty(PORT_NUMBER)),
    name: text(CONTAINER_PORT_NAME),
    protocol: byDefault('TCP', text(wordsOrEmpty(...PROTOCOLS))),
  }),
  distinct('name'),
);

const VOLUME_MOUNTS = list(
  fields({
    mountPath: needed(TEXT, 'a path in the container'),
    name: needed(TEXT, 'the name of a volume'),
  }),
  distinct('mountPath'),
);

const OWN = {
  args: list(TEXT),
  command: list(TEXT),
  env: ENVIRONMENT,
  envFrom: ENVIRONMENT_SOURCES,
  image: needed(TEXT, 'the image of the container'),
  imagePullPolicy: text(wordsOrEmpty('Always', 'IfNotPresent', 'Never')),
  lifecycle: ANYTHING,
  livenessProbe: ENDING_PROBE,
  name: needed(text(LABEL_NAME_OR_EMPTY), 'a name'),
  ports: PORTS,
  readinessProbe: READINESS_PROBE,
  resizePolicy: ANYTHING,
  resources: ANYTHING,
  restartPolicy: since(28, TEXT),
  restartPolicyRules: since(34, ANYTHING),
  securityContext: ANYTHING,
  startupProbe: ENDING_PROBE,
  stdin: FLAG,
  stdinOnce: FLAG,
  terminationMessagePath: TEXT,
  terminationMessagePolicy: TEXT,
  tty: FLAG,
  volumeDevices: ANYTHING,
  volumeMounts: partly(VOLUME_MOUNTS),
  workingDir: TEXT,
};

/** A container that runs as long as its pod. */
export const CONTAINER: Shape = fields(OWN);

/** A container that runs before the others, and along with them if it restarts always. */
export const INIT_CONTAINER: Shape = fields(OWN, NO_PROBES_UNLESS_SIDECAR);
