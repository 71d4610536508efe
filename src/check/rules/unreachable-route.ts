import type { Cluster } from '../../model/cluster/cluster';
import { type Condition, conditionInWords, conditionsIn } from '../../model/status/conditions';
import { attachmentOf } from '../../model/traffic/attachment';
import { isService, type ParentRef, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';

/** A route as a cluster shows it: written by hand, in the shape that the API documents. */
const live = (condition: string, generation = '') =>
  manifests(
    WEB,
    `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:${generation}
  name: web
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: edge
  rules:
    - backendRefs:
        - name: web
          port: 80
status:
  parents:
    - parentRef: {group: gateway.networking.k8s.io, kind: Gateway, name: public, namespace: edge}
      controllerName: example.com/gate
      conditions: [${condition}]`,
  );

const RESOLVED = '{type: ResolvedRefs, status: "True", reason: ResolvedRefs}';

export const unreachableRoute: Rule<Route> = {
  id: 'unreachable-route',
  severity: 'error',
  because: 'A route that a Gateway does not take gets no request, and what it cannot resolve is answered with 500.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#routeconditiontype',
  avoidedBy: { nothing: 'whether a Gateway takes a route shows in a cluster, of which this rule reads the status' },
  bad: live('{type: Accepted, status: "False", reason: UnsupportedValue, message: "filter CORS is not supported"}'),
  says: 'HTTPRoute shop/web spec.parentRefs[0]: found Accepted False, UnsupportedValue: "filter CORS is not supported", expected True; mend what it says (kubectl describe httproute -n shop web)',
  good: live(`{type: Accepted, status: "True", reason: Accepted}, ${RESOLVED}`),
  more: [
    {
      bad: live(
        '{type: Accepted, status: "True", reason: Accepted}, {type: ResolvedRefs, status: "False", reason: UnsupportedProtocol, message: appProtocol is h2c}',
      ),
      says: 'HTTPRoute shop/web spec.rules: found ResolvedRefs False, UnsupportedProtocol: "appProtocol is h2c", expected True; mend what it says (kubectl describe httproute -n shop web)',
      good: live(`{type: Accepted, status: "True", reason: Accepted}, ${RESOLVED}`),
    },
  ],
  silent: [
    {
      when: 'the controller has not seen the route since it was changed',
      manifests: live('{type: Accepted, status: "False", reason: Pending, observedGeneration: 1}', '\n  generation: 2'),
    },
  ],
  on: ({ routes }) => routes.all,
  *check(subject, cluster): Iterable<Fault> {
    const { object } = subject;
    const generation = object.root.find('metadata', 'generation').number;
    for (const parent of object.root.find('status', 'parents').items) {
      const reference = referenceFor(subject, parent.get('parentRef'));
      const [bad] = conditionsIn(parent.get('conditions'), generation).filter(
        (each) => isBad(each) && !isSeenInManifests(each, subject, reference, cluster),
      );
      if (bad !== undefined) {
        const field = bad.type === 'Accepted' ? reference?.field : object.spec.get('rules');
        const fix = `mend what it says (kubectl describe ${object.kind.toLowerCase()} -n ${object.namespace} ${object.name})`;
        yield fault(field ?? object.spec.get('parentRefs'), conditionInWords(bad), 'True', fix);
      }
    }
  },
};

function isBad({ type, status }: Condition): boolean {
  return status === 'False' && (type === 'Accepted' || type === 'ResolvedRefs');
}

/** The reference that a status is about. */
function referenceFor({ object, parentRefs }: Route, about: Field): ParentRef | undefined {
  const [name, section] = [about.get('name').text, about.get('sectionName').text || undefined];
  const namespace = about.get('namespace').text ?? object.namespace;
  return parentRefs.find((each) => each.name === name && each.namespace === namespace && each.sectionName === section);
}

/** Whether other rules say more, as they see in manifests why it is so: which listener, which grant, which Service. */
function isSeenInManifests(
  { type, reason }: Condition,
  subject: Route,
  reference: ParentRef | undefined,
  cluster: Cluster,
): boolean {
  if (type === 'Accepted') {
    return reference !== undefined && attachmentOf(cluster, subject, reference).is === 'unattached';
  }
  const isMissing = ({ namespace, name }: { namespace: string; name: string }) =>
    cluster.services.named(namespace, name).length === 0;
  return (
    reason === 'RefNotPermitted' ||
    reason === 'InvalidKind' ||
    (reason === 'BackendNotFound' && subject.backendRefs.filter(isService).some(isMissing))
  );
}
