import { Inventory } from '../../model/cluster/inventory';
import type { KubeObject } from '../../model/objects/kube-object';
import { readObjects } from '../../model/objects/read';
import { Complaint } from '../../values/complaint';
import { quotedMessage } from '../../values/wording';
import { Misuse } from '../misuse';
import { type Answer, fullListsIn } from './full-lists';
import type { Ended, Program } from './kubectl';
import { namespacesNamedIn } from './references';
import { QUESTIONS, type Question, referredToIn, SECRETS, SERVICES } from './resources';
import { NAMES_ALONE, standInsFor } from './secret-names';

/** Where the user asks about. */
export interface Scope {
  readonly context: string | undefined;
  /** Nothing for that of the context. */
  readonly namespace: string | undefined;
  readonly everywhere: boolean;
}

/** Resources that could not be read, and so are unknown. */
export interface Unread {
  readonly resource: string;
  readonly because: 'may not be read' | 'not in this cluster' | 'not answered';
}

/** What a cluster answered. */
export interface Gathered {
  readonly objects: readonly KubeObject[];
  /** The namespaces of the Services that were asked for. Of others, something is read that these need. */
  readonly namespaces: ReadonlySet<string>;
  readonly unread: readonly Unread[];
  /** What was asked in full and answered: of these kinds, there are no more objects than those that are here. */
  readonly inventory: Inventory;
}

/** How long an answer may take. */
const TIMEOUT = '--request-timeout=60s';

/** Asks a cluster for all that is needed to say how its Services fare. Each question reads, and none changes anything. */
export function gathered(kubectl: Program, scope: Scope): Gathered {
  const unread = new Map<string, Unread>();
  const objects = new Map<string, unknown>();
  const answers: Answer[] = [];
  const keep = (
    question: Question,
    resources: readonly string[],
    { namespace, everywhere }: Scope,
    manifests: readonly unknown[],
  ) => {
    answers.push({ question, resources, namespace, everywhere, manifests });
    for (const manifest of manifests) {
      objects.set(identityOf(manifest), manifest);
    }
  };
  const miss = (resource: string, ended: Ended) => unread.set(resource, { resource, because: reasonOf(ended) });
  const askAll = (question: Question, place: Scope) => {
    const ask = (resources: readonly string[]) => kubectl(argumentsFor(question, resources, place));
    const all = ask(question.resources);
    if (all.code === 0) {
      keep(question, question.resources, place, itemsIn(all.out));
      return;
    }
    // One that may not be read, or is not there, takes the others with it.
    for (const resource of question.resources) {
      const alone = question.resources.length === 1 ? all : ask([resource]);
      if (alone.code === 0) {
        keep(question, [resource], place, itemsIn(alone.out));
      } else {
        miss(question.called ?? resource, alone);
      }
    }
  };
  const first = kubectl(argumentsFor(SERVICES, SERVICES.resources, scope));
  if (first.code !== 0) {
    throw withoutAnswer(first);
  }
  const services = itemsIn(first.out);
  keep(SERVICES, SERVICES.resources, scope, services);
  for (const question of QUESTIONS.filter(({ lie }) => lie !== 'in kube-system' || !scope.everywhere)) {
    askAll(question, scope);
  }
  const namespaces = new Set(readObjects(services).map(({ namespace }) => namespace));
  const others = scope.everywhere
    ? []
    : namespacesNamedIn([...objects.values()]).filter((each) => !namespaces.has(each));
  for (const namespace of others) {
    askAll(referredToIn(namespace), { ...scope, namespace });
  }
  const secrets = kubectl(argumentsFor(SECRETS, SECRETS.resources, scope, NAMES_ALONE));
  if (secrets.code === 0) {
    keep(SECRETS, SECRETS.resources, scope, standInsFor(secrets.out));
  } else {
    miss('secrets', secrets);
  }
  return {
    objects: readObjects([...objects.values()]),
    namespaces,
    unread: [...unread.values()],
    inventory: new Inventory(fullListsIn(answers)),
  };
}

function argumentsFor(
  { lie, also = [] }: Question,
  resources: readonly string[],
  { context, namespace, everywhere }: Scope,
  output = 'json',
): string[] {
  const place = {
    'in namespaces': everywhere ? ['-A'] : namespace === undefined ? [] : ['-n', namespace],
    'in none': [],
    'in kube-system': ['-n', 'kube-system'],
  }[lie];
  return [
    ...(context === undefined ? [] : ['--context', context]),
    'get',
    resources.join(','),
    ...place,
    ...also,
    '-o',
    output,
    TIMEOUT,
  ];
}

function itemsIn(printed: string): readonly unknown[] {
  const answer = JSON.parse(printed) as { items?: readonly unknown[] };
  return answer.items ?? [answer];
}

/** Two questions may be about one object: it is kept once. */
function identityOf(manifest: unknown): string {
  const { kind, metadata } = manifest as { kind?: string; metadata?: { namespace?: string; name?: string } };
  return `${kind}/${metadata?.namespace}/${metadata?.name}`;
}

function reasonOf({ err }: Ended): Unread['because'] {
  if (/\(Forbidden\)|forbidden:/.test(err)) {
    return 'may not be read';
  }
  return /doesn't have a resource type|could not find the requested resource|no matches for kind/.test(err)
    ? 'not in this cluster'
    : 'not answered';
}

/** Why nothing can be said at all: no kubectl, no cluster, no access. */
function withoutAnswer(ended: Ended): Misuse {
  const dump = 'or give a dump: kubectl get … -o yaml | cdk8s-service-patterns cluster -';
  if (ended.code === undefined) {
    return Misuse.of(
      'kubectl',
      new Complaint(
        'no such program',
        'one on the PATH',
        `install it (https://kubernetes.io/docs/tasks/tools/), ${dump}`,
      ),
    );
  }
  const [said = ''] = ended.err
    .split('\n')
    .filter((line) => line !== '')
    .slice(-1);
  return Misuse.of(
    'kubectl',
    new Complaint(
      said === '' ? `exit code ${ended.code}` : quotedMessage(said),
      'the Services of a cluster',
      `see whether kubectl get services works, name --context or -n, ${dump}`,
    ),
  );
}
