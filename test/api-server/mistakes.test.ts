import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { ApiServer, type Strictness, type Verdict } from './harness/api-server';
import { expectPage } from './harness/pages';
import { isOwnCluster, namespaceFor } from './harness/run';
import { MISTAKES, type Mistake } from './mistakes';

/*
 * What a Kubernetes API server says to the mistakes of the notes, as the raw YAML that they are. The answers are a page for
 * people; that it is compared here keeps it true.
 */

const server = new ApiServer();
let namespace: string;

beforeAll(async () => {
  namespace = await namespaceFor(server, 'mistakes');
});

/** The answer in the server's own words, if it comes to that: YAML is read before anybody is asked. */
async function answerTo({ yaml }: Mistake, strictness: Strictness): Promise<string> {
  const document = parseDocument(yaml);
  const [fault] = document.errors;
  if (fault !== undefined) {
    return `refused before it is sent, as it is no YAML: ${inCode(fault.message.split('\n')[0])}`;
  }
  const manifest = document.toJS();
  return inWords(
    await server.judgeByStoring({ ...manifest, metadata: { ...manifest.metadata, namespace } }, strictness),
  );
}

function inWords({ accepted, words, warnings }: Verdict): string {
  const warned = warnings.map(inCode).join(', ');
  return accepted ? `**taken**${warned === '' ? '' : `, with a warning: ${warned}`}` : `refused: ${inCode(words)}`;
}

/** Text as code in a table of Markdown, on one line. */
function inCode(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()}\``;
}

// Another version has other words.
(isOwnCluster() ? test : test.skip)('the page says what the server says to the mistakes of the notes', async () => {
  const rows: string[] = [];
  // One after the other, for they have the same names.
  for (const mistake of MISTAKES) {
    const strict = await answerTo(mistake, 'Strict');
    const lax = await answerTo(mistake, 'Warn');
    rows.push(`| ${mistake.what} | ${mistake.from} | ${strict} | ${lax === strict ? 'the same' : lax} |`);
  }
  expectPage(join(__dirname, 'mistakes-of-the-notes.md'), pageOf(rows, await server.version()));
});

function pageOf(rows: readonly string[], version: string): string {
  return `# What Kubernetes itself says to the mistakes of the notes

Each manifest is raw YAML with one mistake, given to an API server of Kubernetes ${version}. **Taken** means that it is stored and
nobody complains: traffic then fails, or goes where it was not meant to go. The manifests are in [mistakes.ts](mistakes.ts).

\`kubectl\` asks the server to be strict. Most other clients, Helm among them, do not: to them the server answers with warnings, which many
do not show, and drops what it does not know.

| mistake | where from | \`kubectl\` | clients that do not ask for strictness |
| --- | --- | --- | --- |
${rows.join('\n')}

Written by \`npm run test:cluster -- -u\`.
`;
}
