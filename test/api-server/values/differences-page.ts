import type { JudgedValue } from './judged-value';

/** The longest example that the page shows in full, in characters. */
const LONGEST = 40;

/** All exceptions, as a page of Markdown. */
export function differencesPage(values: readonly JudgedValue[]): string {
  const rows = values.flatMap(({ value, field, exceptions = [] }) =>
    exceptions.map(
      ({ we, sample, because }) =>
        `| \`${value}\` | ${field} | ${shown(sample)} | ${we === 'mend' ? 'rewrite it' : 'refuse it'} | ${because} |`,
    ),
  );
  return `# Where we differ from the API server on purpose

\`npm run test:cluster\` draws inputs near the border of each value of \`src/values\` and asks both the value and a Kubernetes
API server. They agree on all of them but on those below. There is no exception of the other kind: what we take, the server takes.

| value | field | example | we | why |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Written by \`npm run test:cluster -- -u\`.
`;
}

function shown(sample: unknown): string {
  const text = JSON.stringify(sample);
  return text.length > LONGEST ? `${JSON.stringify(sample).slice(0, 10)}…" of ${String(sample).length} characters` : `\`${text}\``;
}
