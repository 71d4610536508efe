import type { Speech } from '../trace/target';
import { Complaint } from '../values/complaint';
import { quoted } from '../values/wording';
import { Misuse } from './misuse';

/** What `--method` and `--header` say of a request, as far as they say something. */
export function spokenBy(method: string | undefined, headers: readonly string[]): Partial<Speech> {
  return {
    ...(method === undefined ? {} : { method: method.toUpperCase() }),
    ...(headers.length === 0 ? {} : { headers: new Map(headers.map(headerIn)) }),
  };
}

function headerIn(text: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([^\s:]+):(.*)$/.exec(text) ?? [];
  if (name === '') {
    throw Misuse.of(
      '--header',
      new Complaint(quoted(text), 'a name, a colon and a value', "such as 'X-Canary: always'"),
    );
  }
  return [name.toLowerCase(), value.trim()];
}
