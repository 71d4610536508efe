import type { Finding } from '../check/engine/finding';
import { fetching, handshaking } from './commands';
import type { Diagnosis } from './diagnosis';
import { isWorse, type Outcome, outcomeOf } from './step';
import { SUSPECTS, type Suspect, type Symptom } from './symptoms';
import type { WayIn } from './ways-in';

/** What may be behind a symptom, and what is known of it. */
export interface LikelyCause {
  readonly because: string;
  readonly outcome: Outcome;
  readonly says: string;
  readonly findings: readonly Finding[];
  readonly settledBy: string | undefined;
}

/** What is behind a symptom: first what is certain, then what may be, and last what the facts rule out. */
export function causesOf(diagnosis: Diagnosis, symptom: Symptom): readonly LikelyCause[] {
  return SUSPECTS[symptom]
    .filter(({ ofHeadless }) => !ofHeadless || diagnosis.service.isHeadless)
    .flatMap((suspect) => causeOf(suspect, diagnosis, symptom))
    .sort((a, b) => (isWorse(a.outcome, b.outcome) ? -1 : isWorse(b.outcome, a.outcome) ? 1 : 0));
}

function causeOf(suspect: Suspect, diagnosis: Diagnosis, symptom: Symptom): readonly LikelyCause[] {
  const { at, because } = suspect;
  switch (at) {
    case 'program':
      return [{ because, ...UNKNOWN, says: 'ask it without a router', settledBy: fetching(diagnosis.service) }];
    case 'ping':
      // Nobody knows what the client tried.
      return diagnosis.steps
        .filter(({ name }) => name === at)
        .map(({ says }) => ({ because, ...UNKNOWN, says, settledBy: undefined }));
    case 'way in':
      return [{ because, ...atWaysIn(suspect, diagnosis, symptom) }];
    default:
      if (at === 'cluster IP' && isWithoutEndpoints(diagnosis)) return [{ because, ...REFUSED }];
      return diagnosis.steps
        .filter(({ name }) => name === at)
        .map(({ outcome, says, findings, settledBy }) => ({ because, outcome, says, findings, settledBy }));
  }
}

/** Whether nobody is there to be reached. Then connections are refused, and no policy drops any. */
function isWithoutEndpoints({ steps }: Diagnosis): boolean {
  return steps.some(({ name, outcome }) => (name === 'readiness' || name === 'endpoints') && outcome === 'failed');
}

const REFUSED: Omit<LikelyCause, 'because'> = {
  outcome: 'passed',
  says: 'connections are refused, for there is no endpoint',
  findings: [],
  settledBy: undefined,
};

const UNKNOWN = { outcome: 'unknown', findings: [] } as const;

function atWaysIn({ rules }: Suspect, { waysIn }: Diagnosis, symptom: Symptom): Omit<LikelyCause, 'because'> {
  const findings = waysIn.flatMap((way) => way.findings.filter(({ rule }) => rules?.test(rule) ?? true));
  const titles = waysIn.map(({ object }) => object.title).join(', ');
  if (waysIn.length === 0) {
    return { outcome: 'needless', says: 'no way in from outside is here', findings, settledBy: undefined };
  }
  return findings.length > 0
    ? { outcome: outcomeOf(findings), says: titles, findings, settledBy: undefined }
    : {
        ...UNKNOWN,
        says: `nothing is found at ${titles}`,
        settledBy: symptom === 'certificate' ? handshaking(hostAt(waysIn)) : undefined,
      };
}

/** A host that a way in is for, or a word for it. */
function hostAt(waysIn: readonly WayIn[]): string {
  const hosts = waysIn.flatMap(({ object }) =>
    object.kind === 'Ingress'
      ? object.spec.get('rules').items.flatMap((rule) => rule.get('host').text ?? [])
      : object.spec.get('hostnames').items.flatMap(({ text }) => text ?? []),
  );
  return hosts.find((host) => !host.startsWith('*')) ?? 'HOST';
}
