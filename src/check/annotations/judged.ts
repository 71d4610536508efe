import { keyWithRightPrefix } from '../../guesses/annotations/meant-prefix';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { ANNOTATION_TABLES, mayCarry } from '../../kinds/annotation-tables';
import type { AnnotationTable, Carrier } from '../../kinds/annotations/annotation-fact';
import {
  type AnnotationFault,
  factOf,
  isReadBy,
  judgeAnnotation,
  misplaced,
  misspeltShared,
} from '../../kinds/annotations/judged-annotation';
import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import { EXEMPTION_PREFIX } from '../../model/views/annotations-of-others';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { complained, type Fault } from '../engine/fault';

/** An object with an annotation of which something is wrong. */
export interface Annotated {
  readonly object: KubeObject;
  readonly fault: Fault;
}

/** The annotations that are wrong in a way, in the eyes of the programs that read them. */
export function annotatedIn(cluster: Cluster, is: AnnotationFault['is']): readonly Annotated[] {
  return judgedIn(cluster).get(is);
}

/** Whichever rule asks first has all annotations judged, for all rules. */
const judgedIn = once((cluster: Cluster): Multimap<AnnotationFault['is'], Annotated> => {
  const judged = new Multimap<AnnotationFault['is'], Annotated>();
  const servers = serversIn(cluster);
  const readers = new Map<string, readonly AnnotationTable[]>();
  for (const object of cluster.objects) {
    if (!mayCarry(object.known) || object.annotations.size === 0) {
      for (const stray of isWorkload(object) ? straysOf(object, cluster) : []) {
        judged.add('misplaced', stray);
      }
      continue;
    }
    const all = Object.fromEntries(object.annotations);
    const servedBy = servers.get(object) ?? NOBODY;
    for (const [key, value] of object.annotations) {
      let tables = readers.get(key);
      if (tables === undefined) {
        tables = key.startsWith(EXEMPTION_PREFIX) ? [] : ANNOTATION_TABLES.filter((table) => isReadBy(table, key));
        readers.set(key, tables);
      }
      const found =
        tables.length === 0
          ? judgedAsStranger(object.known, key, servedBy)
          : judgedBy(tables.filter(mayRead(servedBy)), object.known, key, value, all);
      if (found !== undefined && !isPlaceholder(value)) {
        const field = object.root.find('metadata', 'annotations', key);
        judged.add(found.is, { object, fault: complained(field, found.complaint) });
      }
    }
  }
  return judged;
});

const WORKLOADS: ReadonlySet<string | undefined> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function isWorkload({ known, annotations }: KubeObject): boolean {
  return annotations.size > 0 && WORKLOADS.has(known);
}

/** The annotations of a workload that are read on Ingresses and Services alone, unless charts put them on all objects. */
function straysOf(object: KubeObject, cluster: Cluster): Annotated[] {
  return [...object.annotations.keys()].flatMap((key) => {
    const table = ANNOTATION_TABLES.find((each) => each.prefixes.some((prefix) => key.startsWith(prefix)));
    const fact = table && factOf(table, key);
    const isOfOthers =
      table === undefined || fact === undefined || fact.on.includes('Pod') || keysCarried(cluster).has(key);
    return isOfOthers
      ? []
      : [
          {
            object,
            fault: complained(
              object.root.find('metadata', 'annotations', key),
              misplaced(table, fact, object.kind, key),
            ),
          },
        ];
  });
}

/** The keys of all annotations of objects that may carry some of a controller. */
const keysCarried = once(
  (cluster: Cluster): ReadonlySet<string> =>
    new Set(cluster.objects.flatMap(({ known, annotations }) => (mayCarry(known) ? [...annotations.keys()] : []))),
);

const NOBODY: readonly AnnotationTable[] = [];

/** The tables of the controllers that serve each Ingress, where they are known. */
function serversIn(cluster: Cluster): ReadonlyMap<KubeObject, readonly AnnotationTable[]> {
  return new Map(
    cluster.ingresses.all.map((ingress) => [
      ingress.object,
      controllersOf(cluster, ingress).map(({ annotations }) => annotations),
    ]),
  );
}

const OF_CONTROLLERS: ReadonlySet<AnnotationTable> = new Set(INGRESS_CONTROLLERS.map(({ annotations }) => annotations));

/** Who reads an object that is served by some controllers: not the others. */
function mayRead(servedBy: readonly AnnotationTable[]): (table: AnnotationTable) => boolean {
  return (table) => servedBy.length === 0 || servedBy.includes(table) || !OF_CONTROLLERS.has(table);
}

/** What is wrong with an annotation, if nobody who reads it is content. */
function judgedBy(
  tables: readonly AnnotationTable[],
  carrier: Carrier,
  key: string,
  value: string,
  all: Readonly<Record<string, string>>,
): AnnotationFault | undefined {
  let first: AnnotationFault | undefined;
  for (const table of tables) {
    const found = judgeAnnotation(table, carrier, key, value, all);
    if (found === undefined) {
      return undefined;
    }
    first = first === undefined || first.is === 'unknown' ? found : first;
  }
  return first;
}

/** What is wrong with an annotation that nobody reads: it may be nearly one of those that somebody does. */
function judgedAsStranger(
  carrier: Carrier,
  key: string,
  servedBy: readonly AnnotationTable[],
): AnnotationFault | undefined {
  if (!key.includes('/') || key.startsWith(EXEMPTION_PREFIX)) {
    return undefined;
  }
  const meant = keyWithRightPrefix(key) ?? keyOfToday(key, servedBy);
  if (meant !== undefined) {
    const complaint = new Complaint(quoted(key), 'an annotation that somebody reads', `did you mean ${quoted(meant)}?`);
    return { is: 'misspelt', complaint };
  }
  for (const table of ANNOTATION_TABLES) {
    const found = misspeltShared(table, carrier, key);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The key by which the one controller that serves an object reads today what it read by another long ago. */
function keyOfToday(key: string, servedBy: readonly AnnotationTable[]): string | undefined {
  const [table, another] = servedBy;
  if (table?.formerPrefix === undefined || another !== undefined || !key.startsWith(table.formerPrefix)) {
    return undefined;
  }
  const today = `${table.prefixes[0]}${key.slice(table.formerPrefix.length)}`;
  return factOf(table, today) === undefined ? undefined : today;
}
