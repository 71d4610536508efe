import fc from 'fast-check';
import { PodLabels, PodPort, type PortMapping, type ServicePort } from '../../../src';
import { near, nearNumbers } from '../support/near';

/*
 * Parts of drafts that several patterns have. Most of what is drawn is legal, for one bad part spoils a draft; the rest
 * is near the border of what is legal.
 */

/** Mostly one thing, seldom the other. */
export function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

/** A property that is there in every second draft. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(fc.constant(undefined), arbitrary);
}

/** A property that is there in every eighth draft. */
export function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** Mostly good texts. */
export function text(good: readonly string[], lengths: readonly number[] = []): fc.Arbitrary<string> {
  return mostly(fc.constantFrom(...good), near(good, lengths));
}

/** Mostly one of the values of an enumeration. */
export function choice(values: object): fc.Arbitrary<any> {
  return mostly(fc.constantFrom(...(Object.values(values) as string[])), near(Object.values(values) as string[]));
}

export const label = text(['web', 'a', '0', '1-a', 'my-web', 'x'.repeat(63)], [63]);
export const subdomain = text(['web', 'a.b', 'web.example.com', '1.2', `${'a'.repeat(63)}.b`, 'x'.repeat(253)], [253]);
export const qualified = text(['app', 'A.b_c', 'example.com/app', 'kubernetes.io/h2c', 'x'.repeat(63)], [63]);
export const labelValue = text(['', 'web', 'A.b_c-d', '8.4', 'x'.repeat(63)], [63]);
export const yesOrNo = fc.boolean();
export const labels = fc.dictionary(qualified, labelValue, { minKeys: 1, maxKeys: 3 });
const someLabels = mostly(labels, fc.constant({}));

const annotations = fc.dictionary(qualified, fc.oneof(fc.string(), fc.constantFrom('', 'true', '{"a": [1]}')), {
  maxKeys: 3,
});

const ownerReference = fc.record({
  apiVersion: text(['v1', 'apps/v1']),
  kind: text(['Deployment', 'A']),
  name: text(['web', 'a.b']),
  uid: text(['6a6b6c6d-0000-4000-8000-000000000000', '1']),
  controller: maybe(yesOrNo),
  blockOwnerDeletion: maybe(yesOrNo),
});

/** The metadata of an object whose name has a grammar of its own. */
export function metadata(name: fc.Arbitrary<string>): fc.Arbitrary<any> {
  return seldom(
    fc.record({
      name: maybe(name),
      labels: maybe(someLabels),
      annotations: maybe(annotations),
      finalizers: seldom(
        fc.array(text(['example.com/keep', 'kubernetes', 'foregroundDeletion', 'orphan', 'keep']), { maxLength: 2 }),
      ),
      ownerReferences: seldom(fc.array(ownerReference, { maxLength: 2 })),
    }),
  );
}

export const selector = someLabels;

export function selected(draft: Record<string, string>): PodLabels {
  return PodLabels.of(draft);
}

export const portNumber = mostly(fc.integer({ min: 1, max: 65_535 }), nearNumbers(1, 65_535));
export const nodePort = mostly(
  fc.oneof(fc.integer({ min: 30_000, max: 32_767 }), fc.constantFrom(30_080, 30_081)),
  nearNumbers(30_000, 32_767),
);

const portName = text(['http', 'https', 'grpc-web', 'h2', '8080-tcp', 'a', 'x'.repeat(15)], [15]);

/** A port of the pods. */
export interface PortDraft {
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly number: number;
  readonly name?: string;
  readonly port: number;
  readonly portName?: string;
  readonly appProtocol?: string;
  readonly targetsName?: boolean;
  readonly nodePort?: number;
}

const port: fc.Arbitrary<PortDraft> = fc.record({
  protocol: fc.constantFrom('tcp', 'udp', 'sctp'),
  number: fc.oneof(portNumber, fc.constantFrom(53, 80, 8080)),
  name: maybe(portName),
  port: fc.oneof(portNumber, fc.constantFrom(53, 80, 8080)),
  portName: maybe(text(['http', 'web', '80', 'a-long-name-of-a-port', 'x'.repeat(63)], [63])),
  appProtocol: seldom(qualified),
  targetsName: seldom(yesOrNo),
  nodePort: maybe(nodePort),
});

/** Ports, several of which mostly have a name each. */
export function ports(minLength: number): fc.Arbitrary<PortDraft[]> {
  return fc
    .tuple(fc.array(port, { minLength, maxLength: 4 }), mostly(fc.constant(true), fc.constant(false)))
    .map(([drafts, named]) =>
      drafts.map((draft, i) =>
        named && drafts.length > 1
          ? { ...draft, name: `p-${i}`, portName: draft.portName && `${draft.portName}${i}` }
          : draft,
      ),
    );
}

export function podPort({ protocol, number, name }: PortDraft): PodPort {
  return PodPort[protocol](number, name);
}

export function servicePort(draft: PortDraft): ServicePort {
  const exposed = podPort(draft).exposedAs(draft.port, { name: draft.portName, appProtocol: draft.appProtocol });
  return draft.targetsName && draft.name !== undefined ? exposed.targetingName() : exposed;
}

export function mapping(draft: PortDraft): PortMapping {
  const exposed = servicePort(draft);
  return draft.nodePort === undefined ? exposed : exposed.onNodePort(draft.nodePort);
}
