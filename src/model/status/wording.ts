import { quotedMessage } from '../../values/wording';
import { Multimap } from '../lookup/multimap';
import { meaningOf } from './meaning';
import type { Obstacle } from './obstacle';

/** Obstacles of several pods that are told as one. */
export interface Trouble {
  readonly says: string;
  /** One of them for each pod. */
  readonly obstacles: readonly Obstacle[];
}

/** What keeps some pods from being ready, each thing once, and first what keeps most of them. */
export function troublesOf(obstacles: readonly Obstacle[]): readonly Trouble[] {
  const alike = new Multimap<string, Obstacle>();
  for (const obstacle of obstacles) {
    alike.add(sentence(obstacle), obstacle);
  }
  return [...new Set(obstacles.map(sentence))]
    .map((says) => ({ says: says + restartsOf(alike.get(says)), obstacles: alike.get(says) }))
    .sort((a, b) => b.obstacles.length - a.obstacles.length || (a.says < b.says ? -1 : 1));
}

/** The same as a part of a sentence; with the number of pods, where different things keep them. */
export function told(obstacles: readonly Obstacle[]): string {
  const troubles = troublesOf(obstacles);
  return troubles
    .map(({ says, obstacles: { length } }) => (troubles.length === 1 ? says : `${length}: ${says}`))
    .join('; ');
}

function sentence(obstacle: Obstacle): string {
  const { is, container = '', reason, answer = 'does not succeed' } = obstacle;
  const who = `container ${JSON.stringify(container)}`;
  const why = `${reason === undefined ? '' : `, ${reason}`}${said(obstacle)}`;
  switch (is) {
    case 'creation':
      return `not made${why}`;
    case 'placing':
      return `no node takes them${why}`;
    case 'configuration':
      return `${who} cannot be made${why}`;
    case 'image':
      return `the image of ${who} cannot be had${why}`;
    case 'volume':
      return `a volume is not there${why}`;
    case 'start':
      return `${who} has not started${why}`;
    case 'end':
      return `${who} ended${why}`;
    case 'probe':
      return `the ${reason} probe of ${who} ${answer}`;
    case 'gate':
      return `a readiness gate is shut${why}`;
    case 'deletion':
      return 'being deleted';
    case 'completion':
      return 'done with what they were to do';
    case 'pause':
      return 'not made, for it is paused';
    case 'other':
      return `not ready${why}`;
    case 'unseen':
      return 'not ready, and not here to say why';
  }
}

/** What the cluster says, in words if there are any, and else as it stands. */
function said(obstacle: Obstacle): string {
  const meaning = meaningOf(obstacle);
  if (meaning !== undefined) {
    return `: ${meaning.says}`;
  }
  return obstacle.message === undefined ? '' : `: ${quotedMessage(general(obstacle.message))}`;
}

/** How often the containers of some pods were started again: the most of them. */
function restartsOf(obstacles: readonly Obstacle[]): string {
  const most = obstacles.reduce((so, { restarts = 0 }) => Math.max(so, restarts), 0);
  return most === 0 ? '' : `, started again ${most === 1 ? 'once' : `${most} times`}`;
}

/** A message without what is different for each pod, or what the scheduler adds on which pods it could drive away. */
function general(message: string): string {
  return [' preemption: ', ' (pod: '].reduce(before, before(message, '\n')).trim();
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
}
