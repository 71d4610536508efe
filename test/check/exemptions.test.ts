/*
 * Set-ups that are odd and legal. Every checker that came before judged some of them wrongly; none may be reported.
 */
import { judged, lines } from '../support/judge';

const pods = (kind: string, name: string, labels: string, extra = '') => `---
apiVersion: ${kind === 'Pod' ? 'v1' : 'apps/v1'}
kind: ${kind}
metadata: {name: ${name}}
spec:
  ${extra}
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: main, image: "main:1", ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
`;

const service = (name: string, spec: string) => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {${spec}}
`;

test.each<[string, string]>([
  ['an alias without ports or selector', service('db', 'type: ExternalName, externalName: db.example.com')],
  [
    'an alias with a selector, which has no effect',
    service('db', 'type: ExternalName, externalName: db.example.com, selector: {app: db}'),
  ],
  ['an alias with a dot at the end', service('db', 'type: ExternalName, externalName: db.example.com.')],
  ['a headless Service without ports', service('db', 'clusterIP: None, selector: {app: db}')],
  ['a headless Service without a selector, whose endpoints come from elsewhere', service('db', 'clusterIP: None')],
  ['a Service without a selector, whose slice is in another file', service('db', 'ports: [{port: 5432}]')],
  ['a Service whose pods are in another file', service('web', 'selector: {app: web}, ports: [{port: 80}]')],
  [
    'zero replicas',
    pods('Deployment', 'web', 'app: web', 'replicas: 0') +
      service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'a Service of one pod of a StatefulSet',
    pods('StatefulSet', 'db', 'app: db') +
      service('db-0', 'selector: {statefulset.kubernetes.io/pod-name: db-0}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'a Service of the leader, whom the application labels',
    pods('StatefulSet', 'db', 'app: db') +
      service('leader', 'selector: {app: db, role: master}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'a Service for pods that an operator makes',
    `${pods('Deployment', 'operator', 'app: operator')}---\n{apiVersion: ceph.rook.io/v1, kind: CephCluster, metadata: {name: ceph}}\n${service('mgr', 'selector: {app: ceph-mgr}, ports: [{port: 80}]')}`,
  ],
  [
    'a target port that no container declares, as none declares any',
    `---\n{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: main, image: "main:1"}]}}\n${service('web', 'selector: {app: web}, ports: [{port: 80}]')}`,
  ],
  [
    'one port number for TCP and UDP',
    `---\n{apiVersion: v1, kind: Pod, metadata: {name: dns, labels: {app: dns}}, spec: {containers: [{name: main, image: "main:1", ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]}]}}\n${service('dns', 'selector: {app: dns}, ports: [{name: udp, port: 53, protocol: UDP}, {name: tcp, port: 53}]')}`,
  ],
  [
    'an Ingress for Services of another file',
    '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}\n',
  ],
  [
    'an Ingress rule with a host and nothing else',
    '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {rules: [{host: shop.example.com}]}}\n',
  ],
  [
    'an action of the AWS controller in place of a Service',
    `${service('web', 'ports: [{port: 80}]')}---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {ingressClassName: alb, defaultBackend: {service: {name: ssl-redirect, port: {name: use-annotation}}}}}\n`,
  ],
  ['a StatefulSet without a governing Service', pods('StatefulSet', 'db', 'app: db')],
  ['a StatefulSet whose Service is in another file', pods('StatefulSet', 'db', 'app: db', 'serviceName: db')],
  [
    'externalTrafficPolicy on a Service with external IPs',
    service('web', 'externalTrafficPolicy: Local, externalIPs: [192.0.2.1], ports: [{port: 80}]'),
  ],
  [
    'a Deployment named like an API of another group',
    '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}, spec: {template: {spec: {containers: [{image: "web:1"}]}}}}\n',
  ],
])('%s is legal', (_what, yaml) => {
  expect(lines(judged(yaml).findings)).toEqual([]);
});

test('a Service without a namespace is no error, for kubectl may put it where its pods are', () => {
  const elsewhere = pods('Deployment', 'web', 'app: web').replace('{name: web}', '{name: web, namespace: shop}');
  const { findings } = judged(
    elsewhere + service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]'),
  );
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
});
