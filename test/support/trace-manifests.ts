/*
 * Objects for tests of traces, as short as they can be and all in namespace `shop` unless said otherwise. Each ends with a
 * document marker, so that they can be put together.
 */

/** The rest of a spec, in flow style: `replicas: 2`. */
type More = string;

export function deployment(name: string, port = 8080, more: More = ''): string {
  return workload('Deployment', name, port, more);
}

export function statefulSet(name: string, port = 5432, more: More = ''): string {
  return workload('StatefulSet', name, port, more);
}

function workload(kind: string, name: string, port: number, more: More): string {
  const pod = `metadata: {labels: {app: ${name}}}, spec: {containers: [{name: main, image: "x:1", ports: [{name: main, containerPort: ${port}}]}]}`;
  return `{apiVersion: apps/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {selector: {matchLabels: {app: ${name}}}, template: {${pod}}${rest(more)}}}\n---\n`;
}

/** A Service that selects the pods of its own name. */
export function service(
  name: string,
  port = 80,
  more: More = 'selector: {app: NAME}',
  target: string | number = 'main',
): string {
  const ports = `ports: [{name: web, port: ${port}, targetPort: ${target}}]`;
  return `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {${ports}${rest(more.replace('NAME', name))}}}\n---\n`;
}

/** An Ingress of a class of which nobody knows the controller, unless it is named. */
export function ingress(name: string, rules: string, more: More = '', className = 'public'): string {
  return `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: ${name}, namespace: shop}, spec: {ingressClassName: ${className}, rules: [${rules}]${rest(more)}}}\n---\n`;
}

/** A rule of an Ingress: a host, and paths with the Services that they lead to. */
export function rule(host: string, ...paths: (readonly [type: string, path: string, service: string])[]): string {
  const entries = paths.map(
    ([pathType, path, name]) =>
      `{path: '${path}', pathType: ${pathType}, backend: {service: {name: ${name}, port: {name: web}}}}`,
  );
  return `{${host === '' ? '' : `host: "${host}", `}http: {paths: [${entries.join(', ')}]}}`;
}

export function policy(name: string, selected: string, more: More): string {
  return `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {podSelector: {matchLabels: {app: ${selected}}}${rest(more)}}}\n---\n`;
}

function rest(more: More): string {
  return more === '' ? '' : `, ${more}`;
}
