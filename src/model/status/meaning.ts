import type { Obstacle } from './obstacle';
import { nodeRefusalsIn, refusalsInWords } from './scheduling';

/** What the cluster says of an obstacle, in words that say what is wrong. */
export interface Meaning {
  readonly is: /** The image runs as root, or as nobody knows whom, and the pod forbids it. */
    | 'root'
    /** An object is not there, or a key of it. */
    | 'missing object'
    /** The registry does not have the image, under this name or tag. */
    | 'no such image'
    /** The registry gives it to some only. */
    | 'no access'
    | 'too many requests'
    | 'registry not reached'
    | 'other machine'
    | 'no node';
  readonly says: string;
}

type Reading = readonly [said: RegExp, is: Meaning['is'], says: (...found: readonly string[]) => string];

/**
 * What the kubelet says of containers that it does not make.
 *
 * `pkg/kubelet/kuberuntime/security_context.go` and `pkg/kubelet/kubelet_pods.go` of Kubernetes
 */
const OF_CONTAINERS: readonly Reading[] = [
  [/runAsNonRoot and image will run as root/, 'root', () => 'runAsNonRoot, and the image runs as root'],
  [
    /runAsNonRoot and image has non-numeric user \(([^)]*)\)/,
    'root',
    (user) =>
      `runAsNonRoot, and the image names its user "${user}", of whom the kubelet cannot tell that it is not root`,
  ],
  [/runAsUser breaks non-root policy/, 'root', () => 'runAsNonRoot, and runAsUser is 0'],
  [
    /^(secret|configmap) "([^"]+)" not found/i,
    'missing object',
    (kind, name) => `there is no ${KINDS[kind.toLowerCase()]} "${name}"`,
  ],
  [
    /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/,
    'missing object',
    (key, kind, name) => `${kind} ${name} has no key "${key}"`,
  ],
];

const KINDS: Readonly<Record<string, string>> = { secret: 'Secret', configmap: 'ConfigMap' };

/**
 * What registries and container runtimes say of images. Of one that is not there, many say that access is denied, so that
 * nobody learns which are.
 *
 * @see https://distribution.github.io/distribution/spec/api/#errors-2
 */
const OF_IMAGES: readonly Reading[] = [
  [
    /toomanyrequests|rate limit|429 Too Many/i,
    'too many requests',
    () => 'the registry gives no more images to this address for now',
  ],
  [
    /no match for platform|no matching manifest/i,
    'other machine',
    () => 'the image is not made for machines of this kind',
  ],
  [
    /pull access denied|repository does not exist/i,
    'no access',
    () => 'the registry has no such image, or gives it to some only',
  ],
  [
    /unauthorized|authentication required|no basic auth|403 Forbidden|denied/i,
    'no access',
    () => 'the registry gives the image to some only',
  ],
  [
    /no such host|i\/o timeout|connection refused|dial tcp|network is unreachable/i,
    'registry not reached',
    () => 'the registry is not reached',
  ],
  [/manifest unknown|not found|no such manifest/i, 'no such image', () => 'the registry has no such image'],
];

/** What is meant, where somebody has put it into words here. */
export function meaningOf({ is, message }: Pick<Obstacle, 'is' | 'message'>): Meaning | undefined {
  if (message === undefined) {
    return undefined;
  }
  switch (is) {
    case 'configuration':
      return readBy(OF_CONTAINERS, message);
    case 'image':
      return readBy(OF_IMAGES, message);
    case 'placing': {
      const refusals = nodeRefusalsIn(message);
      return refusals.length === 0 ? undefined : { is: 'no node', says: refusalsInWords(refusals) };
    }
    default:
      return undefined;
  }
}

function readBy(readings: readonly Reading[], message: string): Meaning | undefined {
  for (const [said, is, says] of readings) {
    const found = said.exec(message);
    if (found !== null) {
      return { is, says: says(...found.slice(1)) };
    }
  }
  return undefined;
}
