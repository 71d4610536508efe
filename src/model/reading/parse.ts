import { YAMLException } from 'js-yaml';
import { Complaint } from '../../values/complaint';
import { loadYaml } from './kubernetes-yaml';
import { type Problem, problemAt } from './problem';
import type { Chunk } from './source';

/** What one document says, and why not all of it could be read. */
export interface Parsed {
  readonly data?: unknown;
  readonly problem?: Problem;
  /** Whether a map has a key twice. Kubernetes' tools take the last one, so the document can be read all the same. */
  readonly hasRepeatedKeys?: boolean;
}

/** Go templates, as Helm fills them in: at the start of a line, or where a value begins. */
const TEMPLATE = /^[ \t]*(?:- +)*(?:[\w."/-]+:[ \t]+)?["']?\{\{/m;

/** Reads one document. */
export function parse(chunk: Chunk): Parsed {
  const json = parseJson(chunk);
  if (json !== undefined) {
    return { data: json };
  }
  try {
    return { data: loadYaml(chunk.text, 'refused') };
  } catch (error) {
    if (mattersNot(chunk)) {
      return {};
    }
    return (isDuplicateKey(error) && parseLeniently(chunk.text)) || { problem: problemOf(chunk, error) };
  }
}

/** Whether a document looks like JSON. */
export function isJson({ text }: Chunk): boolean {
  return /^\s*[{[]/.test(text);
}

/** JSON's own parser is ten times as fast; what it refuses may still be YAML. */
function parseJson(chunk: Chunk): unknown {
  if (!isJson(chunk)) {
    return undefined;
  }
  try {
    return JSON.parse(chunk.text);
  } catch {
    return undefined;
  }
}

function parseLeniently(text: string): Parsed | undefined {
  try {
    return { data: loadYaml(text, 'last wins'), hasRepeatedKeys: true };
  } catch {
    return undefined;
  }
}

/** Whether a broken text from a folder has nothing to do with Kubernetes, or only says what some objects look like. */
function mattersNot({ source, text }: Chunk): boolean {
  const isObject = /^[ \t"'{-]*(apiVersion|kind)["']?[ \t]*:/m.test(text);
  return source.metByChance === true && (!isObject || /^kind: \w*CustomResourceDefinition$/m.test(text));
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof YAMLException && error.reason === 'duplicated mapping key';
}

function problemOf({ source, text, linesBefore }: Chunk, error: unknown): Problem {
  const template = TEMPLATE.exec(text);
  if (template !== null) {
    const line = linesBefore + text.slice(0, template.index + template[0].length).split('\n').length;
    return problemAt(
      source.name,
      line,
      1,
      new Complaint('a template', 'a finished manifest', 'render it first, such as with helm template CHART'),
    );
  }
  const mark = error instanceof YAMLException ? error.mark : undefined;
  return problemAt(source.name, linesBefore + (mark?.line ?? 0) + 1, (mark?.column ?? 0) + 1, complaintOf(error));
}

function complaintOf(error: unknown): Complaint {
  const reason = error instanceof YAMLException ? error.reason : String((error as Error)?.message ?? error);
  if (/\btab/.test(reason)) {
    return new Complaint('a tab in the indentation', 'blanks', 'YAML knows no tabs: replace them with blanks');
  }
  return new Complaint(`broken YAML (${reason})`, 'a YAML or JSON document', 'correct it: nothing of it was checked');
}
