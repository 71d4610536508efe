import { inserted } from './indented';

/*
 * Pods and Services in few lines and without a namespace, for examples that are about something beside them. Each begins with
 * a new line, as it stands in a template of several documents.
 */

/** What an example says about pods that are not what it is about. */
export interface CompactWorkloadParts {
  readonly kind?: string;
  readonly name?: string;
  /** Lines of the spec that stand before the selector, such as `serviceName: db`. */
  readonly spec?: string;
  /** The labels of its pods, as they stand within `{…}`. */
  readonly labels?: string;
  /** The container, as it stands within `{…}`. */
  readonly container?: string;
}

/** Pods labelled with their name, with port 8080/TCP named "http", unless something else is said. */
export function compactWorkload({
  kind = 'Deployment',
  name = 'web',
  spec = '',
  labels = `app: ${name}`,
  container = 'name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}',
}: CompactWorkloadParts = {}): string {
  return [
    '',
    'apiVersion: apps/v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    'spec:',
    ...inserted(spec, 2),
    '  selector:',
    `    matchLabels: {${labels}}`,
    '  template:',
    `    metadata: {labels: {${labels}}}`,
    `    spec: {containers: [{${container}}]}`,
  ].join('\n');
}

/** What an example says about a Service that is not what it is about. */
export interface CompactServiceParts {
  readonly name?: string;
  /** Lines of the spec that stand before the selector, such as `clusterIP: None`. */
  readonly spec?: string;
  /** Its port, as it stands within `{…}`. */
  readonly port?: string;
}

/** A Service of the pods labelled with its name: 80/TCP, to the port of the pods named "http". */
export function compactService({
  name = 'web',
  spec = '',
  port = 'port: 80, targetPort: http',
}: CompactServiceParts = {}): string {
  return [
    '',
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    ...inserted(spec, 2),
    '  selector:',
    `    app: ${name}`,
    '  ports:',
    `    - {${port}}`,
  ].join('\n');
}
