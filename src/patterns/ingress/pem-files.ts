import { readFileSync } from 'node:fs';
import { Complaint } from '../../values/complaint';
import { quoted, shown } from '../../values/wording';

/** The text of a PEM file. It may be a private key, so no complaint repeats any of it. */
export function readPem(file: unknown, what: string): string | Complaint {
  if (typeof file !== 'string' || file === '') {
    return new Complaint(shown(file), `the path of a PEM file with the ${what}`, 'such as "tls.crt"');
  }
  if (file.includes('-----BEGIN')) {
    return new Complaint(
      'PEM text (not shown)',
      `the path of a PEM file with the ${what}`,
      'give the file instead of what is in it',
    );
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return new Complaint(
      `the file ${quoted(file)}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
      `a PEM file with the ${what}`,
      'correct the path, which starts at the working directory',
    );
  }
}
