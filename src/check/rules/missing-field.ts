import { isCalledPart, mayBePatch } from '../../guesses/makers/variants';
import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { having, where } from '../demands/makers';
import * as at from '../demands/places';
import { namesOfSeveral, objectName, someAddress, storageRequest, tlsKeys } from '../demands/required';
import { doubtful } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (ports: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web${ports}`;

const probed = (port: string) =>
  WEB_DEPLOYMENT.replace(
    'readinessProbe:',
    `livenessProbe:
            httpGet:
              path: /healthz${port}
          readinessProbe:`,
  );

const TYPES_WITH_PORTS = ['ClusterIP', 'NodePort', 'LoadBalancer'];

/** An alias whose type was forgotten. */
function isAliasWithoutType({ object: { spec } }: Pick<Plain, 'object'>): boolean {
  return (
    spec.has('externalName') && !spec.get('type').text && !spec.get('clusterIP').text && spec.get('ports').length === 0
  );
}

const needsType = where(isAliasWithoutType, having('type', '"ExternalName" beside externalName', 'write it'));
const needsPorts = where(
  ({ object }) =>
    object.spec.get('clusterIP').value !== 'None' &&
    !isAliasWithoutType({ object }) &&
    TYPES_WITH_PORTS.includes(object.spec.get('type').text || 'ClusterIP'),
  having('ports', 'at least one port', 'add one, or clusterIP: None'),
);
const externalName = having('externalName', 'the DNS name of a host', 'write it, or leave out type: ExternalName');
const portNumber = having('port', 'a port number', 'write it');
const needsName = having('name', 'a name', 'write it');
const isAlias = ({ object }: { object: Plain['object'] }) => object.spec.get('type').value === 'ExternalName';

const REQUIRED = new Demands([
  [at.WITH_SPEC, '', having('spec', 'what it is to be', 'write it')],
  [[...at.CONTROLLERS, ...at.REPLICATION_CONTROLLER], 'spec', having('template', 'a pod template', 'write it')],
  [at.POD_TEMPLATE, '', having('spec', 'what the pods are to be', 'write it')],
  [at.ANY_OBJECT, '', having('metadata', 'a name', 'write it')],
  [at.ANY_OBJECT, 'metadata', objectName],
  [at.ANY_OBJECT, 'metadata.ownerReferences[]', needsName],
  [at.ANY_OBJECT, 'metadata.ownerReferences[]', having('kind', 'a kind', 'write it')],
  [at.ANY_OBJECT, 'metadata.ownerReferences[]', having('uid', 'the uid of the owner', 'write it')],
  [at.ANY_OBJECT, 'metadata.ownerReferences[]', having('apiVersion', 'the version of the kind', 'write it')],
  [at.SERVICE, 'spec', needsPorts],
  [at.SERVICE, 'spec', needsType],
  [at.SERVICE, 'spec', where(isAlias, externalName)],
  [at.SERVICE_PORT, '', portNumber],
  [at.ENDPOINTS, 'subsets[]', someAddress],
  [at.ENDPOINTS, 'subsets[].ports[]', portNumber],
  [at.ENDPOINTS, 'subsets[].ports', namesOfSeveral],
  [at.ENDPOINT_ADDRESS, '', having('ip', 'an IP address', 'write it')],
  [at.ENDPOINT_SLICE, '', having('addressType', '"IPv4" or "IPv6"', 'write it')],
  [at.ENDPOINT_SLICE, 'endpoints[]', having('addresses', 'at least one address', 'add one, or leave the endpoint out')],
  [[...at.PARENT_REF, ...at.BACKEND_REF, ...at.LISTENER], '', needsName],
  [at.LISTENER, '', portNumber],
  [at.LISTENER, '', having('protocol', 'a protocol, such as HTTP', 'write it')],
  [at.GATEWAY, 'spec', having('gatewayClassName', 'the name of a GatewayClass', 'write it')],
  [at.POD_SPEC, '', having('containers', 'at least one container', 'add one')],
  [at.PODS_THAT_END, '', having('restartPolicy', '"OnFailure" or "Never"', 'write it')],
  [at.CONTAINER, '', needsName],
  [at.CONTAINER, '', having('image', 'the image of the container', 'write it')],
  [at.CONTAINER, 'ports[]', having('containerPort', 'a port number', 'write it')],
  [at.CONTAINER, 'volumeMounts[]', having('mountPath', 'a path in the container', 'write it')],
  [at.CONTAINER, 'volumeMounts[]', having('name', 'the name of a volume', 'write it')],
  [at.ENVIRONMENT, '', needsName],
  [at.ENVIRONMENT, 'valueFrom.fieldRef', having('fieldPath', 'a field of the pod, such as "status.podIP"', 'write it')],
  [at.ENVIRONMENT, 'valueFrom.configMapKeyRef', having('key', 'a key of the ConfigMap', 'write it')],
  [at.ENVIRONMENT, 'valueFrom.secretKeyRef', having('key', 'a key of the Secret', 'write it')],
  [at.ENVIRONMENT, 'valueFrom.configMapKeyRef', having('name', 'the name of a ConfigMap', 'write it')],
  [at.ENVIRONMENT, 'valueFrom.secretKeyRef', having('name', 'the name of a Secret', 'write it')],
  [at.CONTAINER, 'envFrom[].configMapRef', having('name', 'the name of a ConfigMap', 'write it')],
  [at.CONTAINER, 'envFrom[].secretRef', having('name', 'the name of a Secret', 'write it')],
  [at.PROBE, 'exec', having('command', 'a command', 'write it')],
  [at.PROBE, 'httpGet', having('port', 'the number or name of a port', 'write it')],
  [at.PROBE, 'tcpSocket', having('port', 'the number or name of a port', 'write it')],
  [at.PROBE, 'grpc', portNumber],
  [at.POD_SPEC, 'hostAliases[]', having('ip', 'an IP address', 'write it')],
  [
    at.STATEFUL_SET,
    'spec.volumeClaimTemplates[].spec',
    having('accessModes', 'at least one access mode', 'write it, such as ReadWriteOnce'),
  ],
  [at.STATEFUL_SET, 'spec.volumeClaimTemplates[].spec', storageRequest],
  [at.STATEFUL_SET, 'spec.volumeClaimTemplates[].metadata', needsName],
  [at.SECRET, '', tlsKeys],
]);

export const missingField: Rule<Unmet> = {
  id: 'missing-field',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an object in which something is missing that it cannot do without.',
  bad: manifests(WEB_DEPLOYMENT, service('')),
  says: 'Service shop/web spec.ports: found nothing, expected at least one port; add one, or clusterIP: None',
  good: manifests(WEB_DEPLOYMENT, service('\n  ports:\n    - port: 8080')),
  more: [
    {
      bad: manifests(probed('')),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe.httpGet.port: found nothing, expected the number or name of a port; write it',
      good: manifests(probed('\n              port: http')),
    },
  ],
  on: (cluster, target) => REQUIRED.unmetIn(cluster, target).filter(({ object }) => !isCalledPart(object)),
  check(unmet, cluster) {
    // A patch lacks what it leaves as it is.
    return mayBePatch(cluster, unmet.object) || isTemplateOfTool(unmet.object)
      ? faultsOf(unmet).map(doubtful)
      : faultsOf(unmet);
  },
};

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
