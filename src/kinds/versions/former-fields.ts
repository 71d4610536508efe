import type { Typed } from '../typed';

/** Fields of versions that are gone, by the version in use and its kind, each with what says the same today. */
const FORMER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'networking.k8s.io/v1 Ingress': {
    backend: 'defaultBackend',
    serviceName: 'service.name',
    servicePort: 'service.port.number, or service.port.name',
  },
};

/** What took the place of a field that a kind had in an earlier version. */
export function successorOf({ apiVersion, kind }: Typed, field: string): string | undefined {
  const fields = FORMER[`${apiVersion} ${kind}`];
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
