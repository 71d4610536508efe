import type { Field } from '../field';
import type { KubeObject } from '../kube-object';

/** The annotation that named the class before `spec.ingressClassName` did. */
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Where an Ingress sends requests: a port of a Service of its own namespace, by number or name. */
export interface IngressBackend {
  readonly field: Field;
  /** Undefined for a `resource` backend, and where no name is written. */
  readonly serviceName: string | undefined;
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
  readonly paths: readonly IngressPath[];

  constructor(readonly object: KubeObject) {
    this.paths = this.rules.flatMap((rule) =>
      rule.find('http', 'paths').items.map((field) => ({
        field,
        host: rule.get('host').text ?? '',
        path: field.get('path').text ?? '',
        pathType: field.get('pathType').text,
        backend: backendAt(field.get('backend')),
      })),
    );
  }

  /** Whether it is of the version in use, with the fields of that version. */
  get isV1(): boolean {
    return this.object.apiVersion === 'networking.k8s.io/v1';
  }

  get rules(): readonly Field[] {
    return this.object.spec.get('rules').items;
  }

  get defaultBackend(): IngressBackend | undefined {
    const field = ['defaultBackend', 'backend'].map((key) => this.object.spec.get(key)).find((each) => each.isMap);
    return field && backendAt(field);
  }

  /** All backends: that of each path, and the default. */
  get backends(): readonly IngressBackend[] {
    const fallback = this.defaultBackend;
    return [...this.paths.map(({ backend }) => backend), ...(fallback === undefined ? [] : [fallback])];
  }

  get tls(): readonly IngressTls[] {
    return this.object.spec.get('tls').items.map((field) => ({
      field,
      hosts: field.get('hosts').items,
      secretName: field.get('secretName').text || undefined,
    }));
  }

  /** The class by field or annotation; undefined leaves it to the cluster's default class. */
  get className(): string | undefined {
    return this.object.spec.get('ingressClassName').text ?? this.object.annotations.get(CLASS_ANNOTATION);
  }
}

function backendAt(field: Field): IngressBackend {
  const service = field.get('service');
  if (service.isMap) {
    const port = service.get('port');
    const portField = port.get(port.get('name').isGiven ? 'name' : 'number');
    return {
      field,
      serviceName: service.get('name').text || undefined,
      port: portField.text ?? portField.number,
      portField,
    };
  }
  // As it was written before networking.k8s.io/v1.
  const portField = field.get('servicePort');
  return { field, serviceName: field.get('serviceName').text, port: portField.text ?? portField.number, portField };
}
