import type { ListenerPorts } from '../../../../src/kinds/gateways/gateway-facts';
import type { Cluster } from '../../../../src/model/cluster/cluster';
import { certificateIn } from '../../../../src/model/traffic/certificates';
import { speech } from '../../../../src/trace/target';
import { type Trace, trace } from '../../../../src/trace/trace';
import type { Path } from '../../../../src/trace/walk';
import type { DrawnDomain, DrawnRequest } from '../drawn/domain';

/** A request that is tried for real, and what the trace says of it. */
export interface Question {
  readonly request: DrawnRequest;
  readonly url: string;
  readonly trace: Trace;
  /** Who answers, or how it fails, each once, in order; nothing where the trace says "unknown". */
  readonly expected: readonly string[] | undefined;
  /** Whether pods show the certificate, which nobody vouches for. */
  readonly isPassedOn: boolean;
  readonly of: DrawnDomain;
}

/** That no connection comes about, or that the client does not trust what it is shown. */
export const NO_TLS = 'no TLS';

/**
 * All requests of what is drawn.
 *
 * @param ports where requests come in, behind the load balancer
 */
export function questionsOf(
  cluster: Cluster,
  drawn: readonly DrawnDomain[],
  { http, https }: ListenerPorts,
): Question[] {
  const holds = (namespace: string, name: string) => certificateIn(cluster, namespace, name) !== undefined;
  return drawn.flatMap((of) =>
    of.requests.flatMap((request) => {
      const { scheme, host, path: written, method, headers = {} } = request;
      const isSecure = scheme === 'https' || scheme === 'grpcs';
      const [path, query] = written.split('?');
      const spoken = speech(scheme, path, query);
      const found = trace(
        cluster,
        { is: 'internet' },
        {
          is: 'host',
          host,
          port: isSecure ? https : http,
          ...spoken,
          method: method ?? spoken.method,
          headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
        },
      );
      // A host that no listener is for may lead anywhere, and is no question to a trace of these manifests.
      const isCall = scheme.startsWith('grpc');
      if (isOpen(found, of, holds) || found.paths.some((path) => isForNobody(path) || (isCall && isRedirected(path)))) {
        return [];
      }
      return {
        request,
        url: `${isSecure ? 'https' : 'http'}://${host}${written}`,
        trace: found,
        expected: expectationOf(found, holds, { http, https }, request),
        isPassedOn: found.paths.some(isPassedOn),
        of,
      };
    }),
  );
}

function isForNobody({ hops: [first] }: Path): boolean {
  return first?.says.startsWith('nothing here takes requests for') === true;
}

/** Of a redirect, clients that speak gRPC are told as much as of any other failure. */
function isRedirected({ outcome }: Path): boolean {
  return outcome.is === 'answered' && outcome.status >= 300 && outcome.status < 400;
}

function isPassedOn({ hops, outcome }: Path): boolean {
  return outcome.is === 'delivered' && hops.some(({ says }) => says === 'TLS is passed on to the pods');
}

type Holds = (namespace: string, name: string) => boolean;

/** What a trace says that is seen; undefined where it says "unknown". */
function expectationOf(
  { paths }: Trace,
  holds: Holds,
  ports: ListenerPorts,
  request: DrawnRequest,
): readonly string[] | undefined {
  const words = paths.map((path) => wordsFor(path, holds, ports, request));
  return words.includes(undefined) ? undefined : [...new Set(words.flatMap((each) => each ?? []))].sort();
}

function wordsFor(path: Path, holds: Holds, ports: ListenerPorts, request: DrawnRequest): string[] | undefined {
  const { outcome, assumptions } = path;
  if (assumptions.some((each) => isBroken(each, holds))) {
    return [NO_TLS];
  }
  switch (outcome.is) {
    case 'delivered':
      return outcome.to.map(
        ({ object }) => `${object?.namespace}/${object?.name} asked for ${rewritten(request, path)}`,
      );
    case 'answered':
      return [answerIn(outcome.status, outcome.location && inFrontOf(outcome.location, ports))];
    case 'certificate refused':
    case 'refused':
      return [NO_TLS];
    default:
      return undefined;
  }
}

/** The host and path that pods are asked for, of which a trace says what they become on the way. */
function rewritten({ host, path }: DrawnRequest, { hops }: Path): string {
  const said = hops.map(({ says }) => says).join('\n');
  const [, newHost = host] = /the host becomes ([^\s,]+)/.exec(said) ?? [];
  const [, newPath = path.replace(/\?.*$/, '')] = /the path becomes (\S+)/.exec(said) ?? [];
  return `${newHost}${newPath}`;
}

/** An answer of a proxy, by its status and where it sends the client. */
export function answerIn(status: number | undefined, location: string | undefined): string {
  return location === undefined ? `HTTP ${status}` : `HTTP ${status} to ${new URL(location).href}`;
}

/** The same URL for clients of the load balancer, which has the usual ports where listeners have others. */
function inFrontOf(location: string, { http, https }: ListenerPorts): string {
  const url = new URL(location);
  if (url.port === String(url.protocol === 'https:' ? https : http)) {
    url.port = '';
  }
  return url.href;
}

/** What a trace takes for granted of a Secret that is not among the manifests, or unreadable, is not so here. */
function isBroken(assumption: string, holds: Holds): boolean {
  const [, namespace = '', name = ''] = /^the certificate in Secret ([^/]+)\/(\S+) covers /.exec(assumption) ?? [];
  return name !== '' && !holds(namespace, name);
}

/** The same of one that no request is shown, but that decides who takes a host. */
function isWithout(assumption: string, holds: Holds): boolean {
  const [, namespace = '', name = ''] = /^Secret ([^/]+)\/(\S+) holds a certificate, for/.exec(assumption) ?? [];
  return name !== '' && !holds(namespace, name);
}

/** That one of two rules or certificates is taken, of which nobody can say which, or that an entry point ends TLS by itself. */
const EITHER = [/, which weighs the same$/, /, and not that of another$/, /ends TLS where these requests come in/];

/** Whether what is seen depends on chance, or on what takes the place of a certificate that is not there. */
function isOpen({ paths }: Trace, { certificates }: DrawnDomain, holds: Holds): boolean {
  const assumptions = paths.flatMap((each) => each.assumptions);
  return (
    assumptions.some((each) => isWithout(each, holds) || EITHER.some((form) => form.test(each))) ||
    (certificates.length > 1 && assumptions.some((each) => isBroken(each, holds)))
  );
}
