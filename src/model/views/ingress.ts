import { CLASS_ANNOTATION } from '../../kinds/annotations/class-annotation';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import { portName } from '../../values/port';
import type { KubeObject } from '../objects/kube-object';
import { portNumberIn } from './port-fields';

/** Where an Ingress sends requests: a port of a Service of its own namespace, by number or name. */
export interface IngressBackend {
  readonly field: Field;
  /** Undefined for a `resource` backend, and where no name is written. */
  readonly serviceName: string | undefined;
  /** By number or name; undefined where it is neither, or both. */
  readonly port: number | string | undefined;
  readonly portField: Field;
}

/** A path of a rule. */
export interface IngressPath {
  readonly field: Field;
  /** Empty for every host. */
  readonly host: string;
  readonly path: string;
  readonly pathType: string | undefined;
  readonly backend: IngressBackend;
}

/** An entry of `spec.tls`. */
export interface IngressTls {
  readonly field: Field;
  readonly hosts: readonly Field[];
  readonly secretName: string | undefined;
}

/** An Ingress, of the version in use or one of those that were removed. */
export class Ingress {
  /** Whether it is of the version in use, with the fields of that version. */
  readonly isV1: boolean;
  /** The class by field or annotation; undefined leaves it to the cluster's default class. */
  readonly className: string | undefined;
  readonly rules: readonly Field[];
  readonly paths: readonly IngressPath[];
  readonly defaultBackend: IngressBackend | undefined;
  /** All backends: that of each path, and the default. */
  readonly backends: readonly IngressBackend[];
  readonly tls: readonly IngressTls[];

  constructor(readonly object: KubeObject) {
    const { spec } = object;
    this.isV1 = object.apiVersion === 'networking.k8s.io/v1';
    this.className = spec.get('ingressClassName').text ?? object.annotations.get(CLASS_ANNOTATION);
    this.rules = spec.get('rules').items;
    this.paths = this.rules.flatMap((rule) =>
      rule.find('http', 'paths').items.map((field) => ({
        field,
        host: rule.get('host').text ?? '',
        path: field.get('path').text ?? '',
        pathType: field.get('pathType').text,
        backend: backendAt(field.get('backend')),
      })),
    );
    const fallback = [spec.get('defaultBackend'), spec.get('backend')].find((each) => each.isMap);
    this.defaultBackend = fallback && backendAt(fallback);
    this.backends = [
      ...this.paths.map(({ backend }) => backend),
      ...(this.defaultBackend ? [this.defaultBackend] : []),
    ];
    this.tls = spec.get('tls').items.map((field) => ({
      field,
      hosts: field.get('hosts').items,
      secretName: field.get('secretName').text || undefined,
    }));
  }
}

/** Whether a backend is no Service: the AWS controller looks for an action of its name in an annotation. */
export function isAction({ port }: IngressBackend): boolean {
  return port === 'use-annotation';
}

function backendAt(field: Field): IngressBackend {
  const service = field.get('service');
  if (service.isMap) {
    const port = service.get('port');
    const portField = port.get(port.get('name').isGiven ? 'name' : 'number');
    return {
      field,
      serviceName: service.get('name').text || undefined,
      port: portAt(port),
      portField,
    };
  }
  // As it was written before networking.k8s.io/v1.
  const portField = field.get('servicePort');
  return { field, serviceName: field.get('serviceName').text, port: portField.text ?? portField.number, portField };
}

function portAt(port: Field): number | string | undefined {
  const [name, number] = [port.get('name'), port.get('number')];
  if (!name.value) {
    return portNumberIn(number);
  }
  return number.value || isComplaint(portName(name.value)) ? undefined : name.text;
}
