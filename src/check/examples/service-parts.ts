import { inserted, item, under } from './indented';

/** What an example says about a port of a Service. */
export interface ServicePortParts {
  /** Empty for none. */
  readonly name?: string;
  readonly port?: number;
  /** The name or number that it leads to; empty for none. */
  readonly target?: string | number;
  /** Further lines of it. */
  readonly more?: string;
}

/** A port of a Service: 80 named "http", to the port of the pods with that name, unless something else is said. */
export function servicePort({ name = 'http', port = 80, target = 'http', more = '' }: ServicePortParts = {}): string {
  const lines = [
    ...(name === '' ? [] : [`name: ${name}`]),
    `port: ${port}`,
    ...(target === '' ? [] : [`targetPort: ${target}`]),
    ...(more === '' ? [] : [more]),
  ];
  return item(lines.join('\n'), 0);
}

/** What an example says about a Service. */
export interface ServiceParts {
  readonly name?: string;
  /** Empty for none. */
  readonly namespace?: string;
  readonly labels?: string;
  readonly annotations?: string;
  /** Lines of the spec that stand before the selector, such as `type: NodePort`. */
  readonly spec?: string;
  /** Empty for none. */
  readonly selector?: string;
  readonly ports?: readonly string[];
}

/** A Service of the pods labelled `app: web`, unless something else is said. */
export function webService({
  name = 'web',
  namespace = 'shop',
  labels = '',
  annotations = '',
  spec = '',
  selector = 'app: web',
  ports = [servicePort()],
}: ServiceParts = {}): string {
  return [
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === '' ? [] : [`  namespace: ${namespace}`]),
    ...under('labels', labels, 2),
    ...under('annotations', annotations, 2),
    'spec:',
    ...inserted(spec, 2),
    ...under('selector', selector, 2),
    ...under('ports', ports.join('\n'), 2),
  ].join('\n');
}

/** An alias of a host, with a port for Ingresses to name. */
export const externalNameService = (host: string) =>
  webService({
    spec: `type: ExternalName\nexternalName: ${host}`,
    selector: '',
    ports: [servicePort({ name: '', target: '' })],
  });

/** A Service whose load balancer admits the clients of one range. */
export function admittingService(range: string, more = ''): string {
  return webService({
    spec: `type: LoadBalancer\nloadBalancerSourceRanges:\n  - ${range}${more}`,
    ports: [servicePort({ name: '' })],
  });
}

/** A Service with a load balancer, and with what is at issue alone; lines after the first stand two deeper. */
export function bareLoadBalancer(spec: string): string {
  return `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  ${spec}
  ports:
    - port: 80`;
}
