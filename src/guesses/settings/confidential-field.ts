import type { KubeObject } from '../../model/objects/kube-object';
import type { Step } from '../../values/field';
import { CONFIDENTIAL } from './confidential-names';

const SECRET = new RegExp(`${CONFIDENTIAL}$`, 'i');

/**
 * Whether what is written in a place may be a password or the like, by what it is called: what a Secret holds, a variable
 * or key of such a name, or what follows such an option. It is told of by its place alone.
 */
export function isConfidential({ known, written }: KubeObject, steps: readonly Step[]): boolean {
  if (known === 'Secret' && /^(data|stringData)$/.test(String(steps[0]))) {
    return true;
  }
  const [last] = steps.slice(-1);
  const holder = written.find(...steps.slice(0, -1));
  if (typeof last === 'number') {
    return SECRET.test(holder.get(last - 1).text ?? '');
  }
  return last === 'value' ? SECRET.test(holder.get('name').text ?? '') : SECRET.test(String(last));
}
