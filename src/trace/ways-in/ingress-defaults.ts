import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Ingress } from '../../model/views/ingress';

/** Whether a controller serves the default backend of an Ingress. */
export function servesDefault(
  controller: IngressControllerFacts | undefined,
  { defaultBackend, rules }: Ingress,
): boolean {
  switch (controller?.defaultBackends) {
    case 'not at all':
      return false;
    case 'without routes only':
      return defaultBackend !== undefined && rules.length === 0;
    default:
      return defaultBackend !== undefined;
  }
}
