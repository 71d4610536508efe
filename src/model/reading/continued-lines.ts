/** The start of a line in block style: its indentation, the dashes of lists, and the name of a field. */
const START =
  /^( *)((?:[-?](?: +|$))*)((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s'"[{#&!|>](?:.*?(?<!\s))??)\s*:(?=\s|$))?/;
/** Anchors and tags before a value. */
const PROPERTIES = /^\s*(?:[&!]\S*(?:\s+|$))*/;

/**
 * The lines of a YAML document in which brackets, braces or quotes of an earlier line go on, counted from 0. None, if
 * some never end.
 */
export function continuedLines(lines: readonly string[]): readonly number[] {
  const continued: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const [start = '', indentation = '', dashes = '', name] = START.exec(line) ?? [];
    const rest = line.slice(start.length);
    const value = rest.replace(PROPERTIES, '');
    if (/^[|>]/.test(value)) {
      i = endOfBlock(lines, i, indentation.length + (name === undefined ? dashes.length - 1 : dashes.length));
    } else if (/^["'[{]/.test(value)) {
      const end = endOfFlow(lines, i, line.length - value.length);
      if (end === undefined) {
        return [];
      }
      for (let next = i + 1; next <= end; next++) {
        continued.push(next);
      }
      i = end;
    }
  }
  return continued;
}

/** The last line of a text in block style that begins on a line and belongs to something at an indentation. */
function endOfBlock(lines: readonly string[], first: number, indentation: number): number {
  let end = first;
  for (let i = first + 1; i < lines.length; i++) {
    const depth = lines[i]?.search(/[^ ]/) ?? -1;
    const isBlank = lines[i]?.trim() === '';
    if (!isBlank && depth <= indentation) {
      break;
    }
    end = i;
  }
  return end;
}

/** The line on which the bracket, brace or quote at a place is closed. */
function endOfFlow(lines: readonly string[], first: number, column: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  // Where a value may begin, and with it a quote.
  let isFresh = true;
  for (let i = first; i < lines.length; i++) {
    const line = lines[i] ?? '';
    for (let k = i === first ? column : 0; k < line.length; k++) {
      const sign = line[k] ?? '';
      if (quote !== undefined) {
        if (sign === '\\' && quote === '"') {
          k++;
        } else if (sign === quote && quote === "'" && line[k + 1] === "'") {
          k++;
        } else if (sign === quote) {
          quote = undefined;
        }
      } else if (isFresh && (sign === '"' || sign === "'")) {
        quote = sign;
        isFresh = false;
      } else if (sign === '#' && (k === 0 || /\s/.test(line[k - 1] ?? ''))) {
        break;
      } else if (!/\s/.test(sign)) {
        depth += '[{'.includes(sign) ? 1 : ']}'.includes(sign) ? -1 : 0;
        isFresh = '[{,:?'.includes(sign);
      }
      if (depth === 0 && quote === undefined) {
        return i;
      }
    }
  }
  return undefined;
}
