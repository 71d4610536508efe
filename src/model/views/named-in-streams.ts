import { hasNameForStreams, streamProtocolOf, streamTarget } from '../../kinds/programs/stream-config-maps';
import type { KubeObject } from '../objects/kube-object';
import type { Named } from './named';

const SERVICE = { group: '', kind: 'Service' };

const NONE: readonly Named[] = [];

/** The Services to which ingress controllers pass TCP or UDP by port, as a ConfigMap tells them that holds nothing else. */
export function namedInStreams(object: KubeObject): readonly Named[] {
  if (object.known !== 'ConfigMap') {
    return NONE;
  }
  const protocol = streamProtocolOf(object.name);
  const isSure = hasNameForStreams(object.name);
  const named: Named[] = [];
  for (const field of object.root.get('data').entries) {
    const target = /^\d{1,5}$/.test(String(field.key)) ? streamTarget(field.text ?? '', isSure) : undefined;
    if (target === undefined) {
      return NONE;
    }
    const { namespace, name, port } = target;
    const value = /^\d+$/.test(port) ? Number(port) : port;
    named.push({
      by: object,
      kind: SERVICE,
      field,
      name,
      namespace,
      isPlaced: true,
      isAnywhere: false,
      port: { field, value, form: 'number or name', ...(protocol && { protocol }) },
    });
  }
  return named;
}
