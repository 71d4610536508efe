import { readFileSync } from 'node:fs';
import { Complaint, isComplaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { quoted, shown } from '../../values/wording';

/** What a private key looks like and no name or path does: PEM text, as it is or in base64, or base64 by itself. */
const KEY_MATERIAL = /-----|\n|^LS0tLS|[A-Za-z0-9+=]{40}/;

/**
 * The same parser, with a complaint that does not repeat the text if it may be a private key, for sentences end up in logs.
 */
export function keyUnrepeated<T>(parse: Parser<T>): Parser<T> {
  return (input) => {
    const result = parse(input);
    return isComplaint(result) && typeof input === 'string' && KEY_MATERIAL.test(input)
      ? new Complaint('what may be a key (not shown)', result.expected, 'give its name or path instead of the key')
      : result;
  };
}

/** Reads a PEM file from its path. */
export function pemFile(what: string): Parser<PemFile> {
  return keyUnrepeated((path) => {
    if (typeof path !== 'string' || path === '') {
      return new Complaint(shown(path), `the path of a PEM file with the ${what}`, 'such as "tls.crt"');
    }
    try {
      return { path, text: readFileSync(path, 'utf8') };
    } catch (error) {
      return new Complaint(
        `the file ${quoted(path)}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
        `the path of a PEM file with the ${what}`,
        'correct the path, which starts at the working directory',
      );
    }
  });
}

/** A file and what is in it. */
export interface PemFile {
  readonly path: string;
  readonly text: string;
}
