import type { IConstruct } from 'constructs';
import { type Complaint, isComplaint } from '../values/complaint';
import { type Cures, objectWith, type Read, type Schema } from '../values/parser';
import { type Look, leaveWord } from './told-fault';

/** What a parser took, or an error in the one sentence grammar that names the construct or call at fault. */
export function accepted<T>(where: IConstruct | string, result: T | Complaint): T {
  if (isComplaint(result)) {
    throw refusal(where, result);
  }
  return result;
}

/** The error for a complaint. Its stack begins at the user's line: how this library came to refuse is of no help there. */
export function refusal(where: IConstruct | string, complaint: Complaint): Error {
  const error = new Error(complaint.sentence(placeOf(where)));
  error.stack = withoutOwnFrames(error.stack);
  return error;
}

/**
 * Refuses at synth what cannot be known before, once everything is there. cdk8s puts the path of the construct before each
 * sentence, in brackets, so that the sentence begins with the place inside. A `rule` of the checks that would find the same is
 * named, so that they leave it to the construct.
 */
export function refuseAtSynth(
  construct: IConstruct,
  look: Look,
  { where, rule }: { readonly where?: string; readonly rule?: string } = {},
): void {
  if (rule !== undefined) {
    leaveWord(construct, rule, true, look);
  }
  construct.node.addValidation({ validate: () => [look() ?? []].flat().map((complaint) => complaint.sentence(where)) });
}

/** A stack without the calls inside this library that lead its list; all of it where nobody else is on it. */
function withoutOwnFrames(stack: string | undefined): string | undefined {
  if (stack === undefined) {
    return undefined;
  }
  const lines = stack.split('\n');
  const isFrame = (line: string) => /^ {4}at /.test(line);
  // What has no file, such as `Array.map`, was called by its neighbour in the list.
  const hasFile = (line: string) => !/\((<anonymous>|node:.*)\)$|at node:/.test(line);
  const first = lines.findIndex(isFrame);
  const users = lines.findIndex((line) => isFrame(line) && hasFile(line) && !line.includes(__dirname));
  return first === -1 || users === -1 ? stack : [...lines.slice(0, first), ...lines.slice(users)].join('\n');
}

/**
 * Makes the reader of an object of properties from a schema, which the compiler holds to name each property of `T`.
 * Reading throws the first complaint, with the place of the construct or call. Readers are made once, not for each object.
 * The cures are for properties that one may expect there, by the words of Kubernetes.
 */
export function readerOf<T>() {
  return <S extends Schema<T> & Record<string, (input: unknown) => unknown>>(schema: S, cures?: Cures) => {
    const parse = objectWith(schema, 'an object of properties', cures);
    return (where: IConstruct | string, props: T) => accepted(where, parse(props ?? undefined)) as Read<S>;
  };
}

function placeOf(where: IConstruct | string): string {
  return typeof where === 'string' ? where : where.node.path;
}
