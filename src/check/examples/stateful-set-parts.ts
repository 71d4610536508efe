import { indented, inserted, under } from './indented';

/** What an example says about a StatefulSet. */
export interface StatefulSetParts {
  readonly name?: string;
  /** Lines of the spec that stand before the selector, such as `serviceName: db`. */
  readonly spec?: string;
  readonly labels?: string;
  /** The containers, as they stand in the list. */
  readonly containers: string;
}

/** A StatefulSet in namespace shop, of pods labelled `app: db`, unless something else is said. */
export function statefulSet({ name = 'db', spec = '', labels = 'app: db', containers }: StatefulSetParts): string {
  return [
    'apiVersion: apps/v1',
    'kind: StatefulSet',
    'metadata:',
    `  name: ${name}`,
    '  namespace: shop',
    'spec:',
    ...inserted(spec, 2),
    '  selector:',
    ...under('matchLabels', labels, 4),
    '  template:',
    '    metadata:',
    ...under('labels', labels, 6),
    '    spec:',
    '      containers:',
    indented(containers, 8),
  ].join('\n');
}
