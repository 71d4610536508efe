import { check } from '../check/check';
import type { Finding } from '../check/engine/finding';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { type Remark, trafficPage } from '../picture/page';
import type { TrafficGraph } from '../trace/graph/graph';
import { trafficGraph } from '../trace/graph/traffic-graph';
import { dotGraph } from '../trace/report/graph-dot';
import { mermaidGraph } from '../trace/report/graph-mermaid';
import { Complaint } from '../values/complaint';
import { oneOf } from '../values/parser';
import { accepted } from './accepted';
import { parsed } from './arguments';
import { configurationAt } from './configuration';
import { manifestsAt } from './manifests';
import { Misuse } from './misuse';
import { Progress } from './progress';
import { ExitCode, type Terminal } from './terminal';

const GRAPH_USAGE = `usage: cdk8s-service-patterns graph FILE|DIR|- …

Draws the traffic of a set of manifests: ways in, routes, Services, pods, hosts outside, and what is broken.

  --format FORMAT  mermaid (default), dot or html: one page, which loads nothing
  --config FILE    where the inputs are named, if not on the command line

Exit code: 0, or 2 when the command or some input cannot be understood.
`;

/** Everything a `graph` command can be told. */
export function graphCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parsed(args, {
    format: { type: 'string', default: 'mermaid' },
    config: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    terminal.out(GRAPH_USAGE);
    return ExitCode.CLEAN;
  }
  const format = accepted('--format', oneOf(['mermaid', 'dot', 'html'])(values.format));
  const operands = positionals.length > 0 ? positionals : configurationAt(values.config).inputs;
  if (operands.length === 0) {
    throw Misuse.of('graph', new Complaint('no file', 'files, folders or -', 'such as graph dist/'));
  }
  const progress = new Progress(terminal);
  const { objects, problems } = manifestsAt(operands, terminal, progress);
  progress.end();
  const cluster = new Cluster(objects);
  terminal.out(drawnIn(format, cluster, trafficGraph(cluster)));
  terminal.err(problems.map(({ message }) => `${message}\n`).join(''));
  return problems.length > 0 ? ExitCode.MISUSE : ExitCode.CLEAN;
}

function drawnIn(format: 'mermaid' | 'dot' | 'html', cluster: Cluster, graph: TrafficGraph): string {
  switch (format) {
    case 'mermaid':
      return mermaidGraph(graph);
    case 'dot':
      return dotGraph(graph);
    case 'html': {
      const remarks = remarksIn(cluster);
      return trafficPage(graph, ({ object }) => (object && remarks.get(object)) ?? []);
    }
  }
}

/** What check says of each object. */
function remarksIn(cluster: Cluster): ReadonlyMap<KubeObject, readonly Remark[]> {
  const remarks = new Map<KubeObject, Remark[]>();
  for (const finding of check(cluster).findings) {
    const said = remarks.get(finding.object) ?? [];
    said.push(remarkOf(finding));
    remarks.set(finding.object, said);
  }
  return remarks;
}

function remarkOf({ severity, rule, message, because, place }: Finding): Remark {
  return { severity, rule, message, because, where: place && `${place.file}:${place.line}:${place.column}` };
}
