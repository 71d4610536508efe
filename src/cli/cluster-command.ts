import { check } from '../check/check';
import { COLOURS, NO_COLOURS } from '../check/report/paint';
import { type Diagnosis, diagnosisOf } from '../diagnosis/diagnosis';
import { jsonReport } from '../diagnosis/report/json';
import type { Report } from '../diagnosis/report/report';
import { textReport } from '../diagnosis/report/text';
import { Cluster } from '../model/cluster/cluster';
import { Inventory } from '../model/cluster/inventory';
import type { KubeObject } from '../model/objects/kube-object';
import type { Service } from '../model/views/service';
import { Complaint } from '../values/complaint';
import { nearMiss } from '../values/near-miss';
import { listed, quoted } from '../values/wording';
import { CLUSTER_USAGE, type ClusterOptions, clusterOptions } from './cluster-options';
import { gathered, type Unread } from './kubectl/gathered';
import { manifestsAt } from './manifests';
import { Misuse } from './misuse';
import { Progress } from './progress';
import { ExitCode, type Terminal } from './terminal';

/** What was read of a cluster, by kubectl or out of a dump. */
interface Read {
  readonly objects: readonly KubeObject[];
  /** The namespaces whose Services are asked about; all, where nothing is said. */
  readonly namespaces?: ReadonlySet<string>;
  readonly unread: readonly Unread[];
  readonly inventory: Inventory;
  readonly problems: readonly string[];
}

/** Everything a `cluster` command can be told. */
export function clusterCommand(args: readonly string[], terminal: Terminal): number {
  const options = clusterOptions(args);
  if (options.help) {
    terminal.out(CLUSTER_USAGE);
    return ExitCode.CLEAN;
  }
  const read = options.operands.length > 0 ? dumped(options, terminal) : asked(options, terminal);
  const { problems } = read;
  const report = reportOn(read, options);
  const paint = terminal.colours ? COLOURS : NO_COLOURS;
  terminal.out(options.format === 'json' ? jsonReport(report) : textReport(report, paint));
  terminal.err(problems.map((line) => `${line}\n`).join(''));
  return problems.length > 0 ? ExitCode.MISUSE : fails(report) ? ExitCode.FOUND : ExitCode.CLEAN;
}

function dumped({ operands }: ClusterOptions, terminal: Terminal): Read {
  const progress = new Progress(terminal);
  const { objects, problems } = manifestsAt(operands, terminal, progress);
  progress.end();
  return { objects, unread: [], inventory: Inventory.NOTHING, problems: problems.map(({ message }) => message) };
}

function asked(options: ClusterOptions, terminal: Terminal): Read {
  const progress = new Progress(terminal);
  const read = gathered((args) => {
    if (options.verbose) {
      terminal.err(`$ kubectl ${args.map(shellWord).join(' ')}\n`);
    } else {
      progress.tell(() => `asking for ${args[args.indexOf('get') + 1]}`);
    }
    return terminal.kubectl(args);
  }, options);
  progress.end();
  return { ...read, problems: [] };
}

/** A word as a shell takes it, so that a command can be copied. */
function shellWord(word: string): string {
  return /^[\w.,:=/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function reportOn(
  { objects, namespaces, unread, inventory }: Read,
  { service, namespace, symptom }: ClusterOptions,
): Report {
  const cluster = new Cluster(objects, inventory);
  const { findings } = check(cluster);
  const services =
    service === undefined
      ? cluster.services.all.filter((each) => namespaces?.has(each.namespace) ?? true)
      : servicesNamed(cluster, service, namespace);
  const diagnoses = services.map((each) => diagnosisOf(cluster, each, findings));
  const told = new Set(diagnoses.flatMap(findingsIn));
  const besides = service === undefined && symptom === undefined ? findings.filter((each) => !told.has(each)) : [];
  return { diagnoses, besides, unread, symptom };
}

function findingsIn({ steps, waysIn }: Diagnosis) {
  return [...steps, ...waysIn].flatMap(({ findings }) => findings);
}

function servicesNamed({ services }: Cluster, written: string, namespace: string | undefined): readonly Service[] {
  const [place, name] = written.includes('/') ? (written.split('/') as [string, string]) : [namespace, written];
  const found = place === undefined ? services.anywhere(name) : services.named(place, name);
  if (found.length > 0) {
    return found;
  }
  const names = [...new Set(services.all.map((each) => `${each.namespace}/${each.name}`))];
  const near = nearMiss(
    name,
    services.all.map((each) => each.name),
  );
  throw Misuse.of(
    '--service',
    new Complaint(
      `${quoted(written)}, which is not there`,
      names.length === 0 ? 'a Service, and none was read' : listed(names),
      near === undefined ? 'name one of them' : `did you mean ${quoted(near)}?`,
    ),
  );
}

function fails({ diagnoses, besides }: Report): boolean {
  return diagnoses.some(({ outcome }) => outcome === 'failed') || besides.some(({ severity }) => severity === 'error');
}
