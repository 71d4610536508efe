import type { Shape } from './shape';

/** One version of a kind. */
export interface Version {
  /** Group and version, such as `networking.k8s.io/v1`. */
  readonly apiVersion: string;
  /** The fields that objects may have; undefined where they are not known. */
  readonly shape?: Shape;
  /** The first minor version of Kubernetes that serves no such objects. */
  readonly until?: number;
}

/** The pods that an object makes. */
export interface Pods {
  /** The way to what they are made of; of a pod itself, there is none to go. */
  readonly template: readonly string[];
  /** Whether they end by themselves instead of serving. */
  readonly runToCompletion?: true;
}

/** What else is known of a kind, of all its versions. */
interface More {
  /** Shorter names that kubectl takes for it, such as `svc`. */
  readonly short?: readonly string[];
  /** Fields of earlier versions, each with what says the same in the newest. */
  readonly former?: Readonly<Record<string, string>>;
  /** What its objects make, if it is pods. */
  readonly pods?: Pods;
}

/** A kind of object that rules and the tracer can ask for. */
export interface Kind<K extends string = string> extends Required<Omit<More, 'pods'>>, Pick<More, 'pods'> {
  readonly name: K;
  /** The newest one that is stable first. */
  readonly versions: readonly [Version, ...Version[]];
  readonly scope: 'namespace' | 'cluster';
}

/** A kind whose objects lie in namespaces. */
export function kind<K extends string>(
  name: K,
  versions: readonly [Version, ...Version[]],
  { short = [], former = {}, ...more }: More = {},
): Kind<K> {
  return { name, versions, scope: 'namespace', short, former, ...more };
}

/** A kind whose objects lie in no namespace. */
export function clusterWide<K extends string>(
  name: K,
  versions: readonly [Version, ...Version[]],
  more: More = {},
): Kind<K> {
  return { ...kind(name, versions, more), scope: 'cluster' };
}

/** Several versions whose fields are the same. */
export function alike(shape: Shape, first: string, ...more: readonly string[]): readonly [Version, ...Version[]] {
  return [{ apiVersion: first, shape }, ...more.map((apiVersion) => ({ apiVersion, shape }))];
}
