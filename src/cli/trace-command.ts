import { Cluster } from '../model/cluster/cluster';
import { placeNamed } from '../trace/place';
import { jsonTraces } from '../trace/report/json';
import { mermaidTrace } from '../trace/report/mermaid';
import { textTrace } from '../trace/report/text';
import { whyNot } from '../trace/report/why-not';
import { targetNamed } from '../trace/target';
import { everyTarget } from '../trace/targets';
import { type Trace, trace } from '../trace/trace';
import type { Path } from '../trace/walk';
import { Complaint } from '../values/complaint';
import { oneOf } from '../values/parser';
import { accepted } from './accepted';
import { parsed } from './arguments';
import { configurationAt } from './configuration';
import { manifestsAt } from './manifests';
import { Misuse } from './misuse';
import { Progress } from './progress';
import { spokenBy } from './spoken';
import { ExitCode, type Terminal } from './terminal';

const TRACE_USAGE = `usage: cdk8s-service-patterns trace FILE|DIR|- … [--from PLACE] [--to TARGET]

Follows a request hop by hop: what decides at each, where that is written, and how it ends.

  --from PLACE     internet (default), namespace/NAME, KIND/NAME, KIND/NAMESPACE/NAME, node or an IP address
  --to TARGET      a URL, HOST:PORT, _PORT._tcp.HOST, service/NAMESPACE/NAME:PORT, node:PORT or
                   KIND/NAMESPACE/NAME:PORT; without it, everything that can be reached from there
  --method METHOD  of HTTP; GET, or POST for gRPC, without it
  --header 'A: B'  a header of the request; may be repeated
  --why-not        only what keeps requests from arriving, with everything that might have let them through
  --format FORMAT  text (default), json or mermaid
  --config FILE    where the inputs are named, if not on the command line

Exit code: 0 if all of it is delivered or leaves the cluster, 1 if some of it is not, 2 when the command or some input
cannot be understood. Without --to, a redirect is as good as delivered.
`;

/** Everything a `trace` command can be told. */
export function traceCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parsed(args, {
    from: { type: 'string', default: 'internet' },
    to: { type: 'string' },
    format: { type: 'string', default: 'text' },
    method: { type: 'string' },
    header: { type: 'string', multiple: true, default: [] },
    'why-not': { type: 'boolean', default: false },
    config: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    terminal.out(TRACE_USAGE);
    return ExitCode.CLEAN;
  }
  const format = accepted('--format', oneOf(['text', 'json', 'mermaid'])(values.format));
  const operands = positionals.length > 0 ? positionals : configurationAt(values.config).inputs;
  if (operands.length === 0) {
    throw Misuse.of('trace', new Complaint('no file', 'files, folders or -', 'such as trace dist/'));
  }
  const progress = new Progress(terminal);
  const { objects, problems } = manifestsAt(operands, terminal, progress);
  progress.end();
  const cluster = new Cluster(objects);
  const from = accepted('--from', placeNamed(cluster, values.from));
  const targets =
    values.to === undefined ? everyTarget(cluster, from) : [accepted('--to', targetNamed(cluster, values.to))];
  const spoken = spokenBy(values.method, values.header);
  const traces = targets.map((to) => trace(cluster, from, { ...to, ...spoken }));
  terminal.out(values['why-not'] ? whyNot(traces) : reportIn(format, traces));
  terminal.err(problems.map(({ message }) => `${message}\n`).join(''));
  const isWell = (path: Path) => arrives(path) || (values.to === undefined && isRedirected(path));
  const isClean = traces.every(({ paths }) => paths.every(isWell));
  return problems.length > 0 ? ExitCode.MISUSE : isClean ? ExitCode.CLEAN : ExitCode.FOUND;
}

function reportIn(format: 'text' | 'json' | 'mermaid', traces: readonly Trace[]): string {
  switch (format) {
    case 'text':
      return traces.map(textTrace).join('\n');
    case 'json':
      return jsonTraces(traces);
    case 'mermaid':
      return traces.map(mermaidTrace).join('\n');
  }
}

function arrives({ outcome: { is } }: Path): boolean {
  return is === 'delivered' || is === 'leaves the cluster';
}

function isRedirected({ outcome }: Path): boolean {
  return outcome.is === 'answered' && outcome.location !== undefined;
}
