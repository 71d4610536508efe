import { isCalledPart, signOfPatch } from '../../guesses/makers/variants';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { doubtful } from '../engine/fault';
import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { indented } from '../examples/indented';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { route } from '../examples/routing-parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const service = (ports: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web${ports}`;

const probed = (port: string) => webDeployment({ probes: `livenessProbe:\n  httpGet:\n    path: /healthz${port}` });

/** A pod that does something and serves nobody: Jenkins and others give such pods their names. */
const agentPod = (name: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {${name}namespace: ci}, spec: {containers: [{name: build, image: maven:3, command: [cat]}]}}`;

const serverPod = (name: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {${name}namespace: ci}, spec: {containers: [{name: build, image: maven:3, ports: [{containerPort: 80}]}]}}`;

const driverPod = (image: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: driver, namespace: ci}, spec: {containers: [{name: spark-kubernetes-driver${image}, ports: [{containerPort: 4040}]}]}}`;

const rewriting = (path: string) =>
  route('- name: public', {
    rule: `filters:\n  - type: URLRewrite\n    urlRewrite:\n      path:\n${indented(path, 8)}`,
  });

export const missingField: Rule<Refused> = {
  id: 'missing-field',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an object in which something is missing that it cannot do without.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, ValidateServiceCreate, ValidatePodSpec and ValidateObjectMeta; the required fields of the Gateway API',
  avoidedBy: {
    nothing: 'each construct writes what its own objects need; this is about the objects of others as well',
  },
  bad: manifests(WEB_DEPLOYMENT, service('')),
  says: 'Service shop/web spec.ports: found nothing, expected at least one port; add one, or clusterIP: None',
  good: manifests(WEB_DEPLOYMENT, service('\n  ports:\n    - port: 8080')),
  more: [
    {
      bad: manifests(probed('')),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe.httpGet.port: found nothing, expected the number or name of a port; write it',
      good: manifests(probed('\n    port: http')),
    },
    {
      bad: agentPod(''),
      says: 'Pod ci/(no name) metadata.name: found nothing, expected a name; write it',
      doubt: 'a tool may add what is missing when it makes the pod',
      good: agentPod('name: build, '),
    },
    {
      bad: serverPod(''),
      says: 'Pod ci/(no name) metadata.name: found nothing, expected a name; write it',
      good: serverPod('name: build, '),
    },
    {
      bad: driverPod(''),
      says: 'Pod ci/driver spec.containers[0].image: found nothing, expected the image of the container; write it',
      doubt: 'a tool may add what is missing when it makes the pod',
      good: driverPod(', image: spark:4.0.1'),
    },
    {
      bad: manifests(WEB, rewriting('replacePrefixMatch: /')),
      says: 'HTTPRoute shop/web spec.rules[0].filters[0].urlRewrite.path.type: found nothing, expected ReplaceFullPath or ReplacePrefixMatch; write it',
      good: manifests(WEB, rewriting('type: ReplacePrefixMatch\nreplacePrefixMatch: /')),
    },
  ],
  doubts: ['it may be a patch, for its file is called so, and another file may have what is missing'],
  silent: [
    { when: 'a headless Service has no ports', manifests: manifests(WEB_DEPLOYMENT, service('\n  clusterIP: None')) },
    {
      when: 'an alias has neither ports nor a selector',
      manifests: webService({
        name: 'db',
        spec: 'type: ExternalName\nexternalName: db.example.com',
        selector: '',
        ports: [],
      }),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'required').filter(({ object }) => !isCalledPart(object)),
  check(unmet, cluster) {
    const doubt = doubtAbout(cluster, unmet.object);
    return faultsOf(unmet).map((each) => doubtful(doubt, each));
  },
};

function doubtAbout(cluster: Cluster, object: KubeObject): string | undefined {
  // A patch lacks what it leaves as it is.
  const sign = signOfPatch(cluster, object);
  if (sign !== undefined) {
    return `it may be a patch, for ${sign}, and another file may have what is missing`;
  }
  return isTemplateOfTool(object) ? 'a tool may add what is missing when it makes the pod' : undefined;
}

/**
 * Whether an object is a pod that a tool completes when it makes it: Jenkins and others name pods that nothing reaches,
 * Spark has images for its own containers.
 */
function isTemplateOfTool({ known, name, spec }: KubeObject): boolean {
  const containers = spec.get('containers').items;
  return (
    known === 'Pod' &&
    ((name === '' && containers.length > 0 && !containers.some((each) => each.get('ports').isGiven)) ||
      containers.some((each) => each.get('name').text?.startsWith('spark-kubernetes-')))
  );
}
