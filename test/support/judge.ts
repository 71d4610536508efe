import { type Chart, Testing } from 'cdk8s';
import { check, type Verdict } from '../../src/check/check';
import type { Finding } from '../../src/check/engine/finding';
import type { Target } from '../../src/kinds/language/target';
import { Cluster } from '../../src/model/cluster/cluster';
import type { KubeObject } from '../../src/model/objects/kube-object';
import { readObjects, readText } from '../../src/model/objects/read';

/** The objects of a text that has no mistake in its YAML. They are frozen: who judges manifests must not change them. */
export function objectsOf(yaml: string): readonly KubeObject[] {
  const { objects, problems } = readText({ name: 'shop.yaml', text: yaml });
  expect(problems).toEqual([]);
  for (const { root } of objects) {
    freeze(root.value);
  }
  return objects;
}

function freeze(value: unknown): void {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
}

/** The model of a text. */
export function clusterOf(yaml: string): Cluster {
  return new Cluster(objectsOf(yaml));
}

/** What all rules say about a text. */
export function judged(yaml: string, target?: Target): Verdict {
  return check(clusterOf(yaml), target);
}

/** Findings as the line a person reads, with the rule in front. */
export function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

/** What all rules say about what a chart renders. Every pattern must come out clean. */
export function judgedChart(chart: Chart): Verdict {
  return check(new Cluster(readObjects(Testing.synth(chart))));
}
