import type { Manifest } from '../../support/synth';

/*
 * Small objects that the server takes as they are, so that whatever it says is about the one field that a test changes.
 */

const metadata = { name: 'specimen', namespace: 'default' };

export function service(spec: object = {}, more: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata, ...more },
    spec: { ports: [{ port: 80 }], ...spec },
  };
}

export function servicePort(port: object, spec: object = {}): Manifest {
  return service({ ...spec, ports: [{ port: 80, ...port }] });
}

export function pod(container: object = {}, spec: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { containers: [{ name: 'specimen', image: 'nginx:1.29', ...container }], ...spec },
  };
}

export function statefulSet(name: string): Manifest {
  const labels = { app: 'specimen' };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { ...metadata, name },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod().spec } },
  };
}

export function ingress(spec: object = {}, more: object = {}): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { ...metadata, ...more },
    spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } }, ...spec },
  };
}

export function ingressPath(path: string, pathType: string): Manifest {
  const backend = { service: { name: 'web', port: { number: 80 } } };
  return ingress({ rules: [{ http: { paths: [{ path, pathType, backend }] } }] });
}

export function endpointSlice(endpoint: object, addressType = 'IPv4'): Manifest {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata,
    addressType,
    endpoints: [{ addresses: ['192.0.2.10'], ...endpoint }],
  };
}

export function volumeClaim(spec: object): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  };
}

export function secret(data: object): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata, data };
}
