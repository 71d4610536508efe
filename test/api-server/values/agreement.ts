import { isDeepStrictEqual } from 'node:util';
import { isComplaint } from '../../../src/values/complaint';
import type { ApiServer, Verdict } from '../harness/api-server';
import type { Exception, JudgedValue } from './judged-value';

/** How we and the server judge one input. */
export type Outcome =
  | 'both accept'
  | 'both refuse'
  /** We refuse what the server takes. */
  | 'only we refuse'
  /** We take what the server refuses as it stands, and write it in a spelling that the server takes. */
  | 'we mend'
  /** We take it, and the server refuses what we write. */
  | 'only the server refuses';

/** One input and what became of it. */
export interface Judgement {
  readonly input: unknown;
  readonly outcome: Outcome;
  /** Our sentence or the server's words, of whoever refuses. */
  readonly words: string;
}

/** Inputs of a value, judged by us and by the server. */
export function judgedInputs(
  server: ApiServer,
  namespace: string,
  value: JudgedValue,
  inputs: readonly unknown[],
): Promise<Judgement[]> {
  const ask = (written: unknown): Promise<Verdict> => {
    const manifest = value.manifest(written);
    const home = manifest.kind === 'Namespace' ? manifest : { ...manifest, metadata: { ...manifest.metadata, namespace } };
    return value.onlyWhenStored ? server.judgeByStoring(home) : server.judgeCreation(home);
  };
  return Promise.all(inputs.map((input) => judgedInput(value, input, ask)));
}

async function judgedInput(
  { parse }: JudgedValue,
  input: unknown,
  ask: (written: unknown) => Promise<Verdict>,
): Promise<Judgement> {
  const written = parse(input);
  const raw = await ask(input);
  if (isComplaint(written)) {
    return { input, outcome: raw.accepted ? 'only we refuse' : 'both refuse', words: written.sentence('here') };
  }
  const mended = isDeepStrictEqual(written, input) ? raw : await ask(written);
  if (!mended.accepted) {
    return { input, outcome: 'only the server refuses', words: mended.words };
  }
  return { input, outcome: raw.accepted ? 'both accept' : 'we mend', words: raw.words };
}

/** The judgements that no exception explains, the shortest inputs first. */
export function unexplained(judgements: readonly Judgement[], exceptions: readonly Exception[] = []): Judgement[] {
  return judgements
    .filter((judgement) => !exceptions.some((exception) => explains(exception, judgement)))
    .filter(({ outcome }) => outcome !== 'both accept' && outcome !== 'both refuse')
    .sort((a, b) => JSON.stringify(a.input).length - JSON.stringify(b.input).length);
}

/** Whether an exception is about a judgement. Nothing explains that the server refuses what we take. */
export function explains({ we, covers }: Exception, { input, outcome }: Judgement): boolean {
  return outcome === (we === 'mend' ? 'we mend' : 'only we refuse') && covers(input);
}
