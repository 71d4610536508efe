import { inserted, under } from './indented';

/** What an example says about a Deployment of one container. */
export interface DeploymentParts {
  readonly name?: string;
  /** Empty for none. */
  readonly namespace?: string;
  readonly annotations?: string;
  readonly labels?: string;
  /** Lines of the spec that stand before the selector, such as `replicas: 0`. */
  readonly spec?: string;
  /** The labels that it selects its pods by: all of theirs, unless something else is said; empty for no selector. */
  readonly selector?: string;
  readonly podAnnotations?: string;
  /** Lines of the spec of the pods that stand before the containers. */
  readonly pod?: string;
  /** The name of the container: that of the Deployment, unless something else is said. */
  readonly containerName?: string;
  readonly image?: string;
  /** Lines of the container that stand after its image. */
  readonly container?: string;
  readonly ports?: string;
  /** Other probes of the container, as they stand before the readiness probe. */
  readonly probes?: string;
  /** The handler of the readiness probe; empty for no probe. */
  readonly probe?: string;
  /** Further containers, as they stand in the list. */
  readonly containers?: string;
}

/** A port of a container, as it stands in the list. */
export const containerPort = (name: string, number: number) => `- name: ${name}\n  containerPort: ${number}`;

/** A request that a probe makes of a named port. */
export const httpGet = (port: string | number, more = '') =>
  `httpGet:\n  path: /\n  port: ${port}${more === '' ? '' : `\n  ${more}`}`;

/** A container beside that of the Service, which asks a port as it starts. */
export const warmer = (port: string) =>
  `- name: warmer
  image: warmer:1.0
  lifecycle:
    postStart:
      httpGet:
        path: /warm
        port: ${port}`;

/** Pods labelled `app: web`, with port 8080/TCP named "http", unless something else is said. */
export function webDeployment({
  name = 'web',
  namespace = 'shop',
  annotations = '',
  labels = 'app: web',
  spec = '',
  selector = labels,
  podAnnotations = '',
  pod = '',
  containerName = name,
  image = 'nginxinc/nginx-unprivileged:1.29',
  container = '',
  ports = containerPort('http', 8080),
  probes = '',
  probe = httpGet('http'),
  containers = '',
}: DeploymentParts = {}): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === '' ? [] : [`  namespace: ${namespace}`]),
    ...under('annotations', annotations, 2),
    'spec:',
    ...inserted(spec, 2),
    ...(selector === '' ? [] : ['  selector:', ...under('matchLabels', selector, 4)]),
    '  template:',
    '    metadata:',
    ...under('labels', labels, 6),
    ...under('annotations', podAnnotations, 6),
    '    spec:',
    ...inserted(pod, 6),
    '      containers:',
    `        - name: ${containerName}`,
    `          image: ${image}`,
    ...inserted(container, 10),
    ...under('ports', ports, 10),
    ...inserted(probes, 10),
    ...under('readinessProbe', probe, 10),
    ...inserted(containers, 8),
  ].join('\n');
}
