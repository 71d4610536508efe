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
 * Makes the reader of an object of properties from a schema, which the compiler holds to name each property of `T`.
 * Reading throws the first complaint, with the place of the construct or call. Readers are made once, not for each object.
 */
export function readerOf<T>() {
  return <S extends Schema<T> & Record<string, (input: unknown) => unknown>>(schema: S) => {
    const parse = objectWith(schema, 'an object of properties');
    return (where: IConstruct | string, props: T) => accepted(where, parse(props ?? undefined)) as Read<S>;
  };
}

function placeOf(where: IConstruct | string): string {
  return typeof where === 'string' ? where : where.node.path;
}
