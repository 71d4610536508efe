import { SYMPTOMS, type Symptom } from '../diagnosis/symptoms';
import { Complaint } from '../values/complaint';
import { oneOf } from '../values/parser';
import { accepted } from './accepted';
import { parsed } from './arguments';
import type { Scope } from './kubectl/gathered';
import { Misuse } from './misuse';

export const CLUSTER_USAGE = `usage: cdk8s-service-patterns cluster [-n NAMESPACE | -A] [--service NAME]
       cdk8s-service-patterns cluster FILE|- … [--service NAME]

Says of each Service of a cluster that runs why it does not work, in eight steps: reach it by its cluster IP, leave ping
alone, readiness, endpoints, its name, its port, the pods themselves, and whether they listen on loopback alone. Each is
passed, failed (object, field and cure), or unknown, with the command that would settle it.

It reads by your own kubectl and changes nothing; of Secrets it reads names, types and keys. Files, or - for standard
input, are dumps (kubectl get … -o yaml) that are read instead.

  --context CONTEXT        the cluster, as kubectl names it
  -n, --namespace NAME     that of the context without it
  -A, --all-namespaces     all of them
  --service [NS/]NAME      this Service alone
  --symptom SYMPTOM        what clients see: refused, timeout, no-such-name, 503, 404 or certificate; then its causes
                           are told, the most certain first
  --format FORMAT          text (default) or json
  --verbose                print what kubectl is asked

Exit code: 0 when no Service fails, 1 when one does, 2 when the command cannot be understood or nothing can be read.
`;

/** What `cluster` is told. */
export interface ClusterOptions extends Scope {
  readonly help: boolean;
  /** Dumps to read in place of a cluster. */
  readonly operands: readonly string[];
  /** `NAME` or `NAMESPACE/NAME`. */
  readonly service: string | undefined;
  /** What clients see. */
  readonly symptom: Symptom | undefined;
  readonly format: 'text' | 'json';
  readonly verbose: boolean;
}

export function clusterOptions(args: readonly string[]): ClusterOptions {
  const { values, positionals } = parsed(args, {
    context: { type: 'string' },
    namespace: { type: 'string', short: 'n' },
    'all-namespaces': { type: 'boolean', short: 'A', default: false },
    service: { type: 'string' },
    symptom: { type: 'string' },
    format: { type: 'string', default: 'text' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const everywhere = values['all-namespaces'];
  if (everywhere && values.namespace !== undefined) {
    throw Misuse.of('cluster', new Complaint('-n and -A', 'one of them', 'leave one out'));
  }
  return {
    help: values.help,
    operands: positionals,
    context: values.context,
    namespace: values.namespace,
    everywhere,
    service: values.service,
    symptom: values.symptom === undefined ? undefined : accepted('--symptom', oneOf(SYMPTOMS)(values.symptom)),
    format: accepted('--format', oneOf(['text', 'json'])(values.format)),
    verbose: values.verbose,
  };
}
