import { Complaint } from '../../values/complaint';
import { type Problem, problemAt } from './problem';
import type { Source } from './source';

/** ytt's `#@ data.values.image`, and `#{IMAGE}` of other tools: to YAML, both are remarks, and nothing stands before them. */
const IN_REMARKS = /^[ \t]*#@[ \t]|:[ \t]+#(?:@[ \t]|\{\w+\})/m;

/** What is said about a text of which remarks are to be filled in. */
export function templateIn({ name, text }: Source): Problem | undefined {
  const isPromising = text.includes('#@') || text.includes('#{');
  const match = isPromising ? IN_REMARKS.exec(text) : null;
  if (match === null) {
    return undefined;
  }
  const line = text.slice(0, match.index).split('\n').length;
  const complaint = new Complaint('a template', 'a finished manifest', 'render it first, such as with ytt');
  return problemAt(name, line, 1, complaint);
}
