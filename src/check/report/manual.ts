import { type Judge, type Rule, SUBJECTS } from '../engine/rule';

/** Every rule in a line or two. */
export function ruleList(rules: readonly Judge[]): string {
  return rules.map(({ id, severity, because }) => `${id} (${severity})\n    ${because}\n`).join('');
}

/** What there is to know about a rule: the page of the manual, which `--explain` prints as it is. */
export function pageOf(rule: Rule): string {
  const { id, because, more = [], silent } = rule;
  return [
    `# ${id}`,
    because,
    ...facts(rule),
    ...[rule, ...more].flatMap(({ bad, says, good }) => ['## Wrong', fenced(bad), `> ${says}`, 'Right:', fenced(good)]),
    ...silent.flatMap(({ when, manifests }) => [`## Silent when ${when}`, fenced(manifests)]),
    '',
  ]
    .join('\n\n')
    .replace(/(?<!\n)\n+$/, '\n');
}

function facts(rule: Rule): string[] {
  const { severity, refused, since, source, avoidedBy } = rule;
  const weight =
    severity === 'warning'
      ? 'A warning.'
      : `An error${refused ? ': the API server refuses the object' : ''}. Where other files or other tools may make it right, no more than a warning, which then says why.`;
  return [
    weight,
    `Holds for Kubernetes ${since === undefined ? 'of all versions that are known here' : `1.${since} and later`}.`,
    `Source: ${source.startsWith('https:') ? `<${source}>` : source}.`,
    typeof avoidedBy === 'string'
      ? `Cannot be made with \`${avoidedBy}\`.`
      : `No construct makes it impossible: ${avoidedBy.nothing}.`,
  ];
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trim()}\n\`\`\``;
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
