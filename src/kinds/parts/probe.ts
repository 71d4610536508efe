import { Complaint } from '../../values/complaint';
import { absent, oneOfFields } from '../constraints/combinations';
import { COUNT, numberOf, PORT_NUMBER, range, SECONDS, wordsOrEmpty } from '../constraints/makers';
import { NAME_OF_NUMBERED_PORT } from '../constraints/port-names';
import { fields, list, needed, numberOrText, type Shape, since, TEXT, text, wholeNumber } from '../language/shape';

const ANY_PORT = needed(numberOrText(PORT_NUMBER, NAME_OF_NUMBERED_PORT), 'the number or name of a port');

const HANDLERS = {
  exec: fields({ command: needed(list(TEXT), 'a command') }),
  grpc: fields({
    mode: since(37, TEXT),
    port: needed(wholeNumber(PORT_NUMBER), 'a port number'),
    service: TEXT,
  }),
  httpGet: fields({
    host: TEXT,
    httpHeaders: list(fields({ name: TEXT, value: TEXT })),
    path: TEXT,
    port: ANY_PORT,
    protocol: since(37, TEXT),
    scheme: text(wordsOrEmpty('HTTP', 'HTTPS')),
  }),
  tcpSocket: fields({ host: TEXT, port: ANY_PORT }),
};

const TIMING = {
  failureThreshold: wholeNumber(COUNT),
  initialDelaySeconds: wholeNumber(SECONDS),
  periodSeconds: wholeNumber(SECONDS),
  timeoutSeconds: wholeNumber(SECONDS),
};

const ONE_HANDLER = oneOfFields('handler', 'exec', 'httpGet', 'tcpSocket', 'grpc');

/** A probe whose failures take the pod out of its Services, and leave the container running. */
export const READINESS_PROBE: Shape = fields(
  {
    ...HANDLERS,
    ...TIMING,
    successThreshold: wholeNumber(COUNT),
    terminationGracePeriodSeconds: wholeNumber(absent('on a readiness probe', 'leave it out')),
  },
  ONE_HANDLER,
);

/** As many successes as end the probe: there is nothing to come back to. Fewer than none are told as such. */
const ONE_SUCCESS = numberOf('number', (successes) =>
  Number(successes) > 1 ? new Complaint(String(successes), '1', 'write 1, or leave it out') : successes,
);

/** A probe whose failures end the container: one success is enough for it. */
export const ENDING_PROBE: Shape = fields(
  {
    ...HANDLERS,
    ...TIMING,
    successThreshold: wholeNumber(COUNT, ONE_SUCCESS),
    terminationGracePeriodSeconds: wholeNumber(range(1, Number.MAX_SAFE_INTEGER, 's')),
  },
  ONE_HANDLER,
);
