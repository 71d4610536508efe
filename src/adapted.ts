import { Complaint } from './values/complaint';
import { shown } from './values/wording';

/** A class, by whichever constructor; also one that is abstract or makes its objects itself. */
export interface ClassOf<T> {
  readonly name: string;
  readonly prototype: T;
}

/** An object with the public members of a class, whatever these are; the private ones are none that a type can name. */
export type MembersOf<T> = { readonly [member in keyof T]: unknown };

/**
 * What a construct of this library shows, such as its Service, as an object of the same class of another cdk8s-plus release.
 * The object stays the same: releases differ in the names of their classes for the compiler, and not in what these can do.
 * That is checked, for the compiler refuses an object that lacks a public member of the class.
 *
 * ```
 * IngressBackend.fromService(adapted(cart.service, Service));
 * ```
 *
 * A function of TypeScript alone, since other languages have no generics in jsii.
 *
 * @param object what a construct shows: a Service, a StatefulSet, an Ingress, connections
 * @param type the class of the same name, or one that it derives from, of the release in use
 */
export function adapted<T>(object: MembersOf<T>, type: ClassOf<T>): T {
  const wanted: unknown = type?.name;
  if (typeof wanted !== 'string' || typeof type !== 'function') {
    throw new Error(
      new Complaint(shown(type), 'a class', 'pass that of the release in use, such as Service').sentence(
        'adapted type',
      ),
    );
  }
  if (!classesOf(object).includes(wanted)) {
    throw new Error(new Complaint(shown(object), `a ${wanted}`, 'pass what the construct shows').sentence('adapted'));
  }
  return object as T;
}

/** The names of the classes that an object is of, for those of two releases are different classes of one name. */
function classesOf(object: unknown): string[] {
  const names: string[] = [];
  for (let each = Object(object); each !== null; each = Object.getPrototypeOf(each)) {
    names.push(each.constructor?.name);
  }
  return names;
}
