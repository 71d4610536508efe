import { Cluster } from '../model/cluster/cluster';
import { trafficDiff } from '../trace/diff';
import { refusedUpdates } from '../trace/refused-updates';
import { jsonDiff, markdownDiff, textDiff } from '../trace/report/diff';
import { Complaint } from '../values/complaint';
import { oneOf } from '../values/parser';
import { accepted } from './accepted';
import { parsed } from './arguments';
import { manifestsAt } from './manifests';
import { Misuse } from './misuse';
import { Progress } from './progress';
import { ExitCode, type Terminal } from './terminal';

const DIFF_USAGE = `usage: cdk8s-service-patterns diff OLD NEW

Says what changes in traffic between two sets of manifests, each a file, a folder or -, and what cannot be changed.

  --format FORMAT   text (default), json or markdown
  --fail-on CHANGE  opened, closed, moved, changed, refused or any; may be repeated

Exit code: 0, 1 when there is a change to fail on, 2 when the command or some input cannot be understood.
`;

const CHANGES = ['opened', 'closed', 'moved', 'changed', 'refused', 'any'] as const;

const FORMATS = { text: textDiff, json: jsonDiff, markdown: markdownDiff };

/** Everything a `diff` command can be told. */
export function diffCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parsed(args, {
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    terminal.out(DIFF_USAGE);
    return ExitCode.CLEAN;
  }
  const format = accepted('--format', oneOf(['text', 'json', 'markdown'])(values.format));
  const failures = values['fail-on'].map((each) => accepted('--fail-on', oneOf(CHANGES)(each)));
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0) {
    const found = positionals.length === 1 ? 'one set of manifests' : `${positionals.length} sets of manifests`;
    throw Misuse.of('diff', new Complaint(found, 'two', 'such as diff old/ dist/'));
  }
  const sets = [before, after].map((operand) => manifestsAt([operand], terminal, new Progress(terminal)));
  const [old, now] = sets.map(({ objects }) => new Cluster(objects)) as [Cluster, Cluster];
  const changes = trafficDiff(old, now);
  const refused = refusedUpdates(old, now);
  terminal.out(FORMATS[format](changes, refused));
  const problems = sets.flatMap((set) => set.problems);
  terminal.err(problems.map(({ message }) => `${message}\n`).join(''));
  const found: readonly string[] = [...changes.map(({ is }) => is), ...refused.map(() => 'refused')];
  const fails = found.some((each) => failures.some((failure) => failure === each || failure === 'any'));
  return problems.length > 0 ? ExitCode.MISUSE : fails ? ExitCode.FOUND : ExitCode.CLEAN;
}
