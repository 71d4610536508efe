import type { Manifest } from '../../../support/synth';
import type { Stage } from '../../harness/stage';

/** A Service that selects nobody. */
export const EMPTY: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'empty' },
  spec: { selector: { app: 'nobody' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
};

/** The same in the namespace of a stage. */
export function within({ namespace }: Stage, manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}
