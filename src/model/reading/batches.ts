import { loadYamlDocuments } from './kubernetes-yaml';
import { isJson, type Parsed, parse } from './parse';
import type { Chunk } from './source';

/** How much is parsed at once, in characters. More would cost memory and save nothing. */
const LARGEST = 64 * 1024;

/**
 * Reads documents, each of which begins where its source marks it. A call of the YAML parser costs about as much as the
 * parsing of a small document, so as many as are flawless are parsed by one call; those among which is a flaw, one by one.
 */
export function* parsedDocuments(chunks: readonly Chunk[]): Iterable<readonly [Chunk, Parsed]> {
  for (const batch of batches(chunks)) {
    const documents = batch.length > 1 ? flawless(batch) : undefined;
    for (const [i, chunk] of batch.entries()) {
      yield [chunk, documents === undefined ? parse(chunk) : { data: documents[i] }];
    }
  }
}

function* batches(chunks: readonly Chunk[]): Iterable<readonly Chunk[]> {
  let batch: Chunk[] = [];
  let size = 0;
  for (const chunk of chunks) {
    if (isJson(chunk)) {
      yield [chunk];
      continue;
    }
    batch.push(chunk);
    size += chunk.text.length;
    if (size > LARGEST) {
      yield batch;
      [batch, size] = [[], 0];
    }
  }
  yield batch;
}

/** What the documents say, if nothing is wrong with any, and each is one. */
function flawless(batch: readonly Chunk[]): readonly unknown[] | undefined {
  try {
    const documents = loadYamlDocuments(batch.map(({ text }) => text).join(''));
    return documents.length === batch.length ? documents : undefined;
  } catch {
    return undefined;
  }
}
