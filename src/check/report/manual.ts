import { OLDEST_MINOR } from '../../values/kubernetes-version';
import { type Example, type Rule, SUBJECTS } from '../engine/rule';
import { difference } from './difference';

/** What there is to know about a rule: the page of the manual, which `--explain` prints as it is. */
export function pageOf(rule: Rule): string {
  const { id, because, more = [], silent } = rule;
  return [
    `# ${id}`,
    because,
    ...facts(rule),
    ...[rule, ...more].flatMap((example, i) => shown(example, i === 0 ? '## Wrong' : `## Wrong, ${i + 1}`)),
    ...silent.flatMap(({ when, manifests }) => [`## Silent when ${when}`, fenced(manifests)]),
    '',
  ]
    .join('\n\n')
    .replace(/(?<!\n)\n+$/, '\n');
}

function shown({ bad, says, doubt, good }: Example, title: string): string[] {
  const reason = doubt === undefined ? '' : `\n>\n> A warning only: ${doubt}.`;
  return [title, fenced(bad), `> ${says}${reason}`, 'Right:', righted(bad, good)];
}

function facts(rule: Rule): string[] {
  const { source, avoidedBy } = rule;
  return [
    ...weight(rule),
    ...held(rule),
    `Source: ${source.startsWith('https:') ? `<${source}>` : source}.`,
    typeof avoidedBy === 'string'
      ? `Cannot be made with \`${avoidedBy}\`.`
      : `No construct makes it impossible: ${avoidedBy.nothing}.`,
  ];
}

/** For which versions of Kubernetes a rule holds, where it does not hold for all that are known here. */
function held({ since, versions }: Rule): string[] {
  return since === undefined && versions === undefined
    ? []
    : [`Holds for Kubernetes 1.${since ?? OLDEST_MINOR} and later${versions === undefined ? '' : `; ${versions}`}.`];
}

/** How much a finding weighs, and what makes it weigh less. */
function weight({ severity, refused, doubt, more = [], doubts = [] }: Rule): string[] {
  if (severity === 'warning') {
    return ['A warning.'];
  }
  const known = [...new Set([doubt, ...more.map((each) => each.doubt), ...doubts])].filter(
    (each) => each !== undefined,
  );
  const error = `An error${refused ? ': the API server refuses the object' : ''}.`;
  const part = 'a file whose name says that it holds parts of objects only, such as patches';
  return known.length === 0
    ? [`${error} A warning at most in ${part}.`]
    : [
        `${error} A warning at most in ${part}, and where there is a doubt, which is then told:`,
        known.map((each) => `- ${each}`).join('\n'),
      ];
}

/** What is right in place of what is wrong: what to change, unless the whole of it is as short. */
function righted(bad: string, good: string): string {
  const changes = difference(bad, good);
  return changes.length < good.trim().length ? fenced(changes, 'diff') : fenced(good);
}

function fenced(text: string, language = 'yaml'): string {
  return `\`\`\`${language}\n${text.trimEnd().replace(/^\n+/, '')}\n\`\`\``;
}

/** The index of the manual: the rules by what they are about. */
export function manualIndex(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    'What `check` finds, by subject. Each page is made from the rule itself, whose examples are also its test, and is what',
    '`cdk8s-service-patterns check --explain RULE` prints.',
    ...SUBJECTS.flatMap((subject) => [
      '',
      `## ${subject}`,
      '',
      '| rule | severity | consequence |',
      '| --- | --- | --- |',
      ...rules
        .filter(({ about }) => about === subject)
        .map(({ id, severity, because }) => `| [${id}](${id}.md) | ${severity} | ${because.replaceAll('|', '\\|')} |`),
    ]),
    '',
  ].join('\n');
}
