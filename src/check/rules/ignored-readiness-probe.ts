import { POD_INDEX_LABEL, POD_NAME_LABEL } from '../../kinds/parts/numbered-pod-labels';
import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (spec: string) => webService({ spec, ports: [servicePort({ name: '' })] });

const ONE_POD = `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
spec:
  selector:
    matchLabels:
      app: redis
  template:
    metadata:
      labels:
        app: redis
    spec:
      containers:
        - name: main
          image: main:1
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              port: http
---
apiVersion: v1
kind: Service
metadata:
  name: announce-0
spec:
  publishNotReadyAddresses: true
  selector:
    statefulset.kubernetes.io/pod-name: redis-0
  ports:
    - port: 80
      targetPort: http`;

const PEERS = `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      containers:
        - name: main
          image: main:1
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              port: http
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    app: db
  ports:
    - port: 8080`;

export const ignoredReadinessProbe: Rule<Service> = {
  id: 'ignored-readiness-probe',
  severity: 'warning',
  because: 'The Service sends clients to pods that start, end or fail, although their readiness probes say so.',
  about: 'Services',
  source:
    'staging/src/k8s.io/api/core/v1/types.go of Kubernetes, ServiceSpec.PublishNotReadyAddresses, which is meant for the headless Service of a StatefulSet',
  avoidedBy: 'HeadlessService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('publishNotReadyAddresses: true')),
  says: 'Service shop/web spec.publishNotReadyAddresses: found true, against the readiness probe of Deployment shop/web, expected it on a headless Service, by which peers find each other; leave it out here',
  good: manifests(WEB_DEPLOYMENT, serviceWith('')),
  silent: [
    {
      when: 'the Service is the address of one pod, by which the others know it before it is ready',
      manifests: ONE_POD,
    },
    { when: 'peers find each other by a headless Service before they are ready', manifests: PEERS },
  ],
  // A Service of one pod is an address by which its peers know it, as that of each pod of Redis is to Sentinel.
  on: ({ services }) =>
    services.all.filter(
      ({ isExternalName, isHeadless, selector }) => !(isExternalName || isHeadless || isOfOnePod(selector)),
    ),
  *check(service, cluster) {
    const publishes = service.spec.get('publishNotReadyAddresses');
    const probed = cluster
      .selectedBy(service)
      .find(({ pod }) => pod.serving.some(({ readinessProbe }) => readinessProbe.isGiven));
    if (publishes.flag === true && probed !== undefined) {
      yield fault(
        publishes,
        `true, against the readiness probe of ${probed.object.title}`,
        'it on a headless Service, by which peers find each other',
        'leave it out here',
      );
    }
  },
};

function isOfOnePod(selector: ReadonlyMap<string, string>): boolean {
  return selector.has(POD_NAME_LABEL) || selector.has(POD_INDEX_LABEL);
}
