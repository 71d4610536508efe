import { Construct, type IConstruct } from 'constructs';
import { check } from '../check/check';
import type { Finding } from '../check/engine/finding';
import { oneLineWithRule } from '../check/report/one-line';
import { Complaint } from '../values/complaint';
import { CHECKED } from '../values/told-cluster';
import { TOLD_FAULT, type ToldFault } from '../values/told-fault';
import { shown } from '../values/wording';
import { isWithin, type RenderedApp, rendered } from './rendered-app';
import { type GivenSettings, type Settings, settingsOf } from './settings';
import { toldTarget } from './told-target';

/** The sentences that each construct fails with at this synthesis. */
const sentences = new WeakMap<IConstruct, Set<string>>();

/** The warnings that were told. Tests synthesize the same app again and again. */
const told = new WeakMap<IConstruct, Set<string>>();

/**
 * Makes every synthesis of an app fail with what is found below `scope`.
 *
 * cdk8s asks the constructs for complaints from the top down and puts the path of each before its own. So the topmost
 * one judges the whole app, for any object may be about any other, and hands each finding to the construct it is about.
 */
export function failOnFindings(scope: IConstruct, given: GivenSettings): void {
  if (!Construct.isConstruct(scope)) {
    throw new Error(
      new Complaint(shown(scope), 'an app, a chart or another construct', 'pass the app').sentence('NetworkChecks.on'),
    );
  }
  const settings = settingsOf('NetworkChecks.on', given);
  const validate = () => {
    for (const construct of scope.node.findAll()) {
      sentences.get(construct)?.clear();
    }
    const app = renderedOrNothing(scope);
    if (app !== undefined) {
      // Asked now, for the cluster may be described after the checks were turned on.
      distribute(app, scope, given.kubernetes === undefined ? { ...settings, target: toldTarget(scope) } : settings);
    }
    return [];
  };
  const { root } = scope.node;
  root.node.addMetadata(CHECKED, scope.node.path);
  root.node.addValidation({ validate });
}

/** What cannot be rendered is told by cdk8s itself, once all validations have had their say. */
function renderedOrNothing(scope: IConstruct): RenderedApp | undefined {
  try {
    return rendered(scope);
  } catch {
    return undefined;
  }
}

function distribute({ cluster, makers }: RenderedApp, scope: IConstruct, { target, strict }: Settings): void {
  for (const finding of check(cluster, target).findings) {
    const maker = makers.get(finding.object);
    const isFatal = strict || finding.severity === 'error';
    if (maker !== undefined && isWithin(maker, scope) && !isToldByConstruct(maker, finding, isFatal)) {
      if (isFatal) {
        fail(maker, oneLineWithRule(finding));
      } else {
        warnOnce(maker, oneLineWithRule(finding));
      }
    }
  }
}

/**
 * Whether the construct that made an object says itself at synth what is found in it, or one above does. What has the synthesis
 * fail is left to those alone that have it fail as well.
 */
function isToldByConstruct(maker: IConstruct, { rule }: Finding, isFatal: boolean): boolean {
  return maker.node.scopes
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === TOLD_FAULT)
    .map(({ data }) => data as ToldFault)
    .some((told) => told.rule === rule && (told.isRefusal || !isFatal) && told.isTold());
}

function fail(maker: IConstruct, message: string): void {
  let own = sentences.get(maker);
  if (own === undefined) {
    own = new Set();
    sentences.set(maker, own);
    maker.node.addValidation({ validate: () => [...(sentences.get(maker) ?? [])] });
  }
  own.add(message);
}

function warnOnce(maker: IConstruct, message: string): void {
  const own = told.get(maker) ?? new Set();
  told.set(maker, own);
  if (!own.has(message)) {
    own.add(message);
    console.warn(`warning: [${maker.node.path}] ${message}`);
  }
}
