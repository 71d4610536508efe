import { isClusterWide, type KnownKind, knownKind, shapeOf } from '../../kinds/known-kinds';
import { groupOf } from '../../kinds/language/typed';
import { type Deviation, deviationsFrom } from '../../kinds/walks/deviations';
import { Field, type Step } from '../../values/field';
import { type Position, positionOf } from '../reading/positions';
import type { Chunk } from '../reading/source';
import { asMeant, asWritten, type Slip } from './as-meant';

/** Where an object was read: the document, and the way to it inside a `List`. */
export interface Origin {
  readonly chunk: Chunk;
  readonly steps: readonly Step[];
  /** Whether a map of the document has a key twice. */
  readonly hasRepeatedKeys?: boolean | undefined;
}

/** The namespace of objects that name none. */
const DEFAULT_NAMESPACE = 'default';

const NONE: readonly Deviation[] = [];

/** One object of Kubernetes, as it is meant. */
export class KubeObject {
  readonly apiVersion: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for kinds that have none. */
  readonly namespace: string;
  /** Whether the manifest names its namespace. If not, `kubectl -n` may send the object anywhere. */
  readonly namespaceGiven: boolean;
  /** The kind, if this house knows it. */
  readonly known: KnownKind | undefined;
  /** As it is written. */
  readonly written: Field;
  /** Where that differs from what the API server can decode; nowhere, for a kind whose fields are not known. */
  readonly deviations: readonly Deviation[];
  /** What was meant: the same, but for slips in the names of fields, and numbers in quotes. */
  readonly root: Field;
  readonly spec: Field;
  private readonly slips: readonly Slip[] | undefined;
  private knownAnnotations: ReadonlyMap<string, string> | undefined;

  /** @param path a name for where the object comes from that no file has, such as a construct path */
  constructor(
    data: unknown,
    readonly origin?: Origin,
    readonly path?: string,
  ) {
    this.written = Field.root(data);
    this.apiVersion = this.written.get('apiVersion').text ?? '';
    this.kind = this.written.get('kind').text ?? '';
    const shape = shapeOf(this);
    this.deviations = shape === undefined ? NONE : deviationsFrom(shape, data);
    if (this.deviations.length === 0) {
      this.root = this.written;
    } else {
      const { data: meant, slips } = asMeant(this.written, this.deviations);
      this.root = Field.root(meant);
      this.slips = slips;
    }
    this.spec = this.root.get('spec');
    this.group = groupOf(this.apiVersion);
    this.known = knownKind(this.group, this.kind);
    const metadata = this.root.get('metadata');
    const generated = metadata.get('generateName').text;
    this.name = metadata.get('name').text ?? (generated === undefined ? '' : `${generated}…`);
    const namespace = metadata.get('namespace').text || undefined;
    this.namespaceGiven = namespace !== undefined;
    this.namespace = isClusterWide(this.kind) ? '' : (namespace ?? DEFAULT_NAMESPACE);
  }

  /** The file in which it is written, if it was read from a text. */
  get file(): string | undefined {
    return this.origin?.chunk.source.name;
  }

  /** Whether it is a part of an object, which a kustomization adds to it. */
  get isPatch(): boolean {
    return this.origin?.chunk.source.isPatch === true;
  }

  /** Whether SOPS has encrypted its values, so that any of them may be anything. */
  get isEncrypted(): boolean {
    return this.written.has('sops');
  }

  get annotations(): ReadonlyMap<string, string> {
    this.knownAnnotations ??= this.root.find('metadata', 'annotations').texts;
    return this.knownAnnotations;
  }

  get labels(): ReadonlyMap<string, string> {
    return this.root.find('metadata', 'labels').texts;
  }

  /** The object in a sentence: `Service shop/web`. */
  get title(): string {
    const name = this.name === '' ? '(no name)' : this.name;
    return `${this.kind || '(no kind)'} ${this.namespace === '' ? name : `${this.namespace}/${name}`}`;
  }

  /** Where some steps into the object are written, if it was read from a text. */
  place(steps: readonly Step[]): ({ readonly file: string } & Position) | undefined {
    return this.origin === undefined
      ? undefined
      : {
          file: this.origin.chunk.source.name,
          ...positionOf(this.origin.chunk, [...this.origin.steps, ...asWritten(steps, this.slips ?? [])]),
        };
  }
}
