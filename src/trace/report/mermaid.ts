import type { Trace } from '../trace';
import { outcomeSentence, percent, question } from './wording';

/** A trace as a Mermaid flowchart, which code hosts draw. */
export function mermaidTrace(trace: Trace): string {
  const lines = ['flowchart LR', `  from["${asMermaidText(question(trace))}"]`];
  for (const [p, { share, hops, outcome }] of trace.paths.entries()) {
    let before = 'from';
    for (const [h, { kind, says }] of hops.entries()) {
      const node = `p${p}h${h}`;
      lines.push(
        `  ${node}["${kind}: ${asMermaidText(says)}"]`,
        arrow(before, node, h === 0 && share < 1 ? percent(share) : ''),
      );
      before = node;
    }
    const end = `p${p}end`;
    lines.push(`  ${end}(["${asMermaidText(outcomeSentence(outcome))}"])`, arrow(before, end, ''));
    if (outcome.is !== 'delivered' && outcome.is !== 'leaves the cluster') {
      lines.push(`  style ${end} stroke:#c00,color:#c00`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function arrow(from: string, to: string, label: string): string {
  return `  ${from} -->${label === '' ? '' : `|${label}|`} ${to}`;
}

/** Names are text and nothing else: Mermaid reads entities where it would read markup. */
export function asMermaidText(text: string): string {
  return text.replace(/[&<>"#;`]/g, (character) => `#${character.charCodeAt(0)};`);
}
