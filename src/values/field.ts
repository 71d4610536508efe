/** One step from an object or list to what it holds. */
export type Step = string | number;

/**
 * A place in a manifest: what is written there, and the way to it.
 *
 * Manifests hold anything, so a field can be asked for everything and never throws: where nothing or something else is
 * written, the answers are `undefined` and empty lists. `null` counts as nothing, as it does to the API server.
 */
export class Field {
  static root(value: unknown): Field {
    return new Field(value, undefined, '');
  }

  private constructor(
    private readonly written: unknown,
    private readonly parent: Field | undefined,
    /** The last step of the way here. */
    readonly key: Step,
  ) {}

  get value(): unknown {
    return this.written ?? undefined;
  }

  get isGiven(): boolean {
    return this.value !== undefined;
  }

  /** Whether something is given below. The same as `get(key).isGiven`, without a field for nothing. */
  has(key: Step): boolean {
    return (valueIn(this.written, key) ?? undefined) !== undefined;
  }

  /** The field below, by name or index. */
  get(key: Step): Field {
    return new Field(valueIn(this.written, key), this, key);
  }

  /** The field some steps below. */
  find(...keys: Step[]): Field {
    let field: Field = this;
    for (const key of keys) {
      field = field.get(key);
    }
    return field;
  }

  get text(): string | undefined {
    return typeof this.written === 'string' ? this.written : undefined;
  }

  get number(): number | undefined {
    return typeof this.written === 'number' ? this.written : undefined;
  }

  get flag(): boolean | undefined {
    return typeof this.written === 'boolean' ? this.written : undefined;
  }

  get isList(): boolean {
    return Array.isArray(this.written);
  }

  get isMap(): boolean {
    return typeof this.written === 'object' && this.written !== null && !Array.isArray(this.written);
  }

  /** How many items a list has. */
  get length(): number {
    return Array.isArray(this.written) ? this.written.length : 0;
  }

  /** The items of a list. */
  get items(): Field[] {
    return Array.isArray(this.written) ? this.written.map((item, i) => new Field(item, this, i)) : [];
  }

  /** The names that are written in a map, whatever is behind them. */
  get keys(): string[] {
    return this.isMap ? Object.keys(this.written as object) : [];
  }

  /** The fields of a map. */
  get entries(): Field[] {
    return this.keys.map((key) => this.get(key));
  }

  /** The texts of a map of texts, such as labels. What is no text is left out. */
  get texts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const key of this.keys) {
      const value = valueIn(this.written, key);
      if (typeof value === 'string') {
        texts.set(key, value);
      }
    }
    return texts;
  }

  /** The steps from the object to here. */
  get steps(): Step[] {
    return this.parent === undefined ? [] : [...this.parent.steps, this.key];
  }

  /** The way from the object to here, such as `spec.ports[0].name`. */
  get path(): string {
    return this.steps.reduce<string>(stepped, '');
  }
}

function stepped(path: string, step: Step): string {
  if (typeof step === 'number') {
    return `${path}[${step}]`;
  }
  return /^[A-Za-z_][\w-]*$/.test(step) ? `${path}${path && '.'}${step}` : `${path}[${JSON.stringify(step)}]`;
}

/** Faster than `Object.hasOwn`, and a manifest is asked millions of times. */
const hasOwn = Object.prototype.hasOwnProperty;

function valueIn(value: unknown, key: Step): unknown {
  return typeof value === 'object' && value !== null && hasOwn.call(value, key)
    ? (value as Record<Step, unknown>)[key]
    : undefined;
}
