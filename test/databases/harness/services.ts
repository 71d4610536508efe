import type { KubeObject } from './objects';
import type { Pod } from './pod';

/** The pods that a Service sends to: those that bear all labels of its selector and are ready. */
export function readySelected(service: KubeObject, pods: readonly Pod[]): string[] {
  const selector: Record<string, string> = service.spec.selector;
  return pods
    .filter(({ labels }) => Object.entries(selector).every(([name, value]) => labels[name] === value))
    .filter(({ readiness }) => service.spec.publishNotReadyAddresses || readiness.ready)
    .map(({ name }) => name);
}
