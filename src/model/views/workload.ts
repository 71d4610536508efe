import { podsOf } from '../../kinds/known-kinds';
import type { Pods } from '../../kinds/language/kind';
import { IN_SPEC } from '../../kinds/parts/workload-fields';
import type { Field } from '../../values/field';
import type { KubeObject } from '../objects/kube-object';
import { PodTemplate } from './pod-template';
import { runtimeLabel } from './runtime-labels';

/** Something that makes pods: a Deployment, a StatefulSet, a CronJob, a single Pod … */
export class Workload {
  private constructor(
    readonly object: KubeObject,
    readonly pod: PodTemplate,
    private readonly made: Pods,
  ) {}

  /**
   * The workload that an object describes. Kinds nobody knows count too if they hold a pod template where
   * Deployments do: many custom resources are Deployments with extras.
   */
  static from(object: KubeObject): Workload | undefined {
    const known = object.known && podsOf(object.known);
    if (object.known !== undefined && known === undefined) {
      return undefined;
    }
    const pods = known ?? IN_SPEC;
    const template = object.root.find(...pods.template);
    return known !== undefined || template.find('spec', 'containers').isList
      ? new Workload(object, new PodTemplate(template), pods)
      : undefined;
  }

  get name(): string {
    return this.object.name;
  }

  get namespace(): string {
    return this.object.namespace;
  }

  get kind(): string {
    return this.object.kind;
  }

  /** How many pods are asked for, if the manifest says so; one where it says nothing. */
  get replicas(): number | undefined {
    const field: Field = this.object.spec.get('replicas');
    return field.isGiven ? field.number : this.kind === 'DaemonSet' ? undefined : 1;
  }

  /** Whether the pods end by themselves instead of serving. */
  get runsToCompletion(): boolean {
    return this.made.runToCompletion === true || this.isHook;
  }

  /**
   * Whether Helm runs the pods at some moment of a release, such as a test or a migration. Charts give them the labels of
   * everything else, and they are not there while the release serves.
   *
   * @see https://helm.sh/docs/topics/charts_hooks/
   */
  get isHook(): boolean {
    return (this.kind === 'Pod' || this.kind === 'Job') && this.object.annotations.has('helm.sh/hook');
  }

  /** Whether its own selector asks its pods for labels, be it that they carry them or not. */
  asksFor(labels: ReadonlyMap<string, string>): boolean {
    const own = this.object.spec.get('selector').get('matchLabels').texts;
    return [...labels].every(([key, value]) => own.get(key) === value);
  }

  /** The labels that somebody gave the pods: to those in a dump of a cluster, it has added some of its own. */
  get givenLabels(): ReadonlyMap<string, string> {
    return new Map([...this.pod.labels].filter(([key, value]) => !runtimeLabel(this.object, key, value)));
  }

  /** Whether the pods, or some of them, carry a label: written in the template or added by the control plane. */
  carries(key: string, value: string): boolean {
    const written = this.pod.labels.get(key);
    return written === value || (written === undefined && runtimeLabel(this.object, key, value));
  }
}
