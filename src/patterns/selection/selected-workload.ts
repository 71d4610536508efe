import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { TextMap } from '../../values/labels';

/** The API object of a workload construct, whichever release of cdk8s-plus it is of. */
export function workloadOf(selection: unknown): ApiObject | undefined {
  try {
    // Most selections that are no workload have no such child, and need no exception to find out.
    const child = (selection as Partial<IConstruct> | undefined)?.node?.defaultChild;
    return child === undefined ? undefined : ApiObject.of(child);
  } catch {
    return undefined;
  }
}

/** The pods that a workload makes, as far as the network is concerned. */
export interface PodTemplate {
  readonly labels: TextMap;
  readonly ports: readonly ContainerPort[];
}

/** A port as a manifest declares it on a container. */
export interface ContainerPort {
  readonly containerPort: number;
  readonly name?: string;
  readonly protocol?: string;
}

/** What a workload will really render, patches and later changes included; undefined for an object that makes no pods. */
export function podTemplateOf(workload: ApiObject): PodTemplate | undefined {
  const manifest = workload.toJson();
  const template =
    manifest.kind === 'Pod' ? manifest : (manifest.spec?.template ?? manifest.spec?.jobTemplate?.spec?.template);
  const containers = [...(template?.spec?.initContainers ?? []), ...(template?.spec?.containers ?? [])];
  return containers.length === 0
    ? undefined
    : {
        labels: template.metadata?.labels ?? {},
        ports: containers.flatMap(({ ports }: { ports?: ContainerPort[] }) => ports ?? []),
      };
}
