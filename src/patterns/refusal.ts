import type { IConstruct } from 'constructs';
import { type Complaint, isComplaint } from '../values/complaint';
import { objectWith, type Read, type Schema } from '../values/parser';

/** What a parser took, or an error in the one sentence grammar that names the construct or call at fault. */
export function accepted<T>(where: IConstruct | string, result: T | Complaint): T {
  if (isComplaint(result)) {
    throw refusal(where, result);
  }
  return result;
}

/** The error for a complaint. */
export function refusal(where: IConstruct | string, complaint: Complaint): Error {
  return new Error(complaint.sentence(placeOf(where)));
}

/**
 * Reads a construct's props by a schema, which the compiler holds to name each property of `T`.
 * The first complaint is thrown, with the construct's path.
 */
export function readProps<T>() {
  return <S extends Schema<T> & Record<string, (input: unknown) => unknown>>(
    where: IConstruct | string,
    props: T,
    schema: S,
  ) => accepted(where, objectWith(schema, 'an object of properties')(props ?? undefined)) as Read<S>;
}

function placeOf(where: IConstruct | string): string {
  return typeof where === 'string' ? where : where.node.path;
}
