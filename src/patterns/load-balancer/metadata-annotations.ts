import type { ApiObjectMetadata } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { AnnotationTable } from '../../kinds/annotations/annotation-fact';
import { isReadBy, judgeAnnotation } from '../../kinds/annotations/judged-annotation';
import { LOAD_BALANCERS } from '../../kinds/load-balancers/all';
import type { LoadBalancerFacts } from '../../kinds/load-balancers/load-balancer-facts';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import { warn } from '../warning';
import type { ProviderPlan } from './provider-plan';

/** The metadata with the annotations that a pattern sets. What the user wrote otherwise is refused: one would be lost. */
export function withAnnotations(
  owner: IConstruct,
  metadata: ApiObjectMetadata | undefined,
  annotations: TextMap,
): ApiObjectMetadata | undefined {
  for (const [key, value] of Object.entries(annotations)) {
    const given = metadata?.annotations?.[key];
    if (given !== undefined && given !== value) {
      throw refusal(
        owner,
        new Complaint(
          quoted(given),
          `${quoted(value)}, which ${key.startsWith('external-dns') ? 'externalDnsNames' : 'the provider'} sets`,
          key.startsWith('external-dns') ? 'leave out one of them' : "leave it out, or change the provider's options",
          `.metadata.annotations[${quoted(key)}]`,
        ),
      );
    }
  }
  return Object.keys(annotations).length === 0
    ? metadata
    : { ...metadata, annotations: { ...metadata?.annotations, ...annotations } };
}

/** Refuses an annotation that says the opposite of an option of the provider, which the manifest does not hold. */
export function refuseOpposed(owner: IConstruct, metadata: ApiObjectMetadata | undefined, plan: ProviderPlan): void {
  for (const [key, opposite] of Object.entries(plan.opposed?.by ?? {})) {
    const given = metadata?.annotations?.[key];
    if (given !== undefined && opposite.test(given)) {
      throw refusal(
        owner,
        new Complaint(
          quoted(given),
          `what ${plan.opposed?.option} of the provider says`,
          "leave it out, or change the provider's options",
          `.metadata.annotations[${quoted(key)}]`,
        ),
      );
    }
  }
}

/**
 * Judges the annotations that a user wrote into `metadata` of a load balancer by the table of its provider. A slip and a
 * value that the provider does not take are refused; what a newer release may know, or nobody reads, is warned of.
 */
export function judgeAnnotations(
  owner: IConstruct,
  metadata: ApiObjectMetadata | undefined,
  facts: LoadBalancerFacts | undefined,
): void {
  const annotations = metadata?.annotations ?? {};
  const table = facts?.annotations;
  for (const [key, value] of Object.entries(annotations)) {
    const at = `.metadata.annotations[${quoted(key)}]`;
    if (table === undefined) {
      // Of a provider that somebody else knows, nothing is known here.
      warnOf(owner, facts === undefined ? unprovided(key, value, annotations) : undefined, at);
      continue;
    }
    const fault = judgeAnnotation(table, 'Service', key, value, annotations);
    if (fault?.is === 'misspelt' || fault?.is === 'value') {
      throw refusal(owner, placed(fault.complaint, at));
    }
    warnOf(owner, fault?.complaint ?? foreign(key, table), at);
  }
}

/** Without a provider, whoever knows the key has a say; it may still be another's cluster. */
function unprovided(key: string, value: string, all: TextMap): Complaint | undefined {
  for (const { annotations } of LOAD_BALANCERS) {
    const fault = judgeAnnotation(annotations, 'Service', key, value, all);
    if (fault !== undefined) {
      return fault.complaint;
    }
  }
  return undefined;
}

function foreign(key: string, table: AnnotationTable): Complaint | undefined {
  const other = isReadBy(table, key)
    ? undefined
    : LOAD_BALANCERS.find(({ annotations }) => annotations.prefixes.some((prefix) => key.startsWith(prefix)));
  return other === undefined
    ? undefined
    : new Complaint(
        `an annotation of ${other.annotations.reader}`,
        `one that ${table.reader} reads`,
        'leave it out, or change the provider',
      );
}

function warnOf(owner: IConstruct, complaint: Complaint | undefined, at: string): void {
  if (complaint !== undefined) {
    warn(owner, placed(complaint, at));
  }
}

function placed({ found, expected, fix }: Complaint, at: string): Complaint {
  return new Complaint(found, expected, fix, at);
}
