import type { KubeObject } from '../objects/kube-object';
import type { Named } from './named';

const SERVICE = { group: '', kind: 'Service' };

const NONE: readonly Named[] = [];

/** A Service with its namespace and a port by number or name, and perhaps whether the PROXY protocol is spoken. */
const STREAM = /^([a-z0-9-]+)\/([a-z0-9-]+):([a-z0-9-]+)(?::(?:PROXY(?:-V[12])?)?){0,2}$/i;

/** The names that the charts and manuals of controllers give to such a ConfigMap, in which the namespace may then be forgotten. */
const USUAL_NAME = /(?:^|-)(?:tcp|udp)-services(?:-configmap)?$/;
const STREAM_WITHOUT_NAMESPACE = /^()([a-z0-9-]+):([a-z0-9-]+)(?::(?:PROXY(?:-V[12])?)?){0,2}$/i;

/** By which word in its name a ConfigMap is known that is for one of the protocols. */
const PROTOCOL = /(?:^|[-_.])(tcp|udp)(?:[-_.]|$)/;

/**
 * The Services to which ingress controllers pass TCP or UDP by port, as a ConfigMap tells them that holds nothing else:
 * https://kubernetes.github.io/ingress-nginx/user-guide/exposing-tcp-udp-services/. HAProxy's controllers read the same.
 */
export function namedInStreams(object: KubeObject): readonly Named[] {
  if (object.known !== 'ConfigMap') {
    return NONE;
  }
  const data = object.root.get('data').entries;
  const protocol = PROTOCOL.exec(object.name)?.[1]?.toUpperCase();
  const read = (text = '') =>
    STREAM.exec(text) ?? (USUAL_NAME.test(object.name) ? STREAM_WITHOUT_NAMESPACE.exec(text) : null);
  return data.length > 0 && data.every(({ key, text }) => /^\d{1,5}$/.test(String(key)) && read(text) !== null)
    ? data.map((field) => {
        const [, namespace = '', name = '', port = ''] = read(field.text) ?? [];
        return {
          by: object,
          kind: SERVICE,
          field,
          name,
          namespace,
          isPlaced: true,
          isAnywhere: false,
          port: {
            field,
            value: /^\d+$/.test(port) ? Number(port) : port,
            form: 'number or name',
            ...(protocol && { protocol }),
          },
        };
      })
    : NONE;
}
