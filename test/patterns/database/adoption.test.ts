import { Testing } from 'cdk8s';
import { AdoptedDatabase } from '../../../examples/adopted-database';

/** What Kubernetes lets nobody change of the StatefulSet of the notes. */
const NOTES = {
  name: 'mysql',
  serviceName: 'mysql',
  podManagementPolicy: undefined,
  selector: { matchLabels: { app: 'mysql' } },
  claim: {
    metadata: { name: 'mysql-data' },
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'standard',
    storage: '10Gi',
  },
};

const manifests = Testing.synth(new AdoptedDatabase(Testing.app(), 'adopted-database'));
const { metadata, spec } = manifests.find(({ kind }) => kind === 'StatefulSet');

test('the example changes none of the fields of the StatefulSet of the notes that cannot change', () => {
  const [claim, ...others] = spec.volumeClaimTemplates;
  expect(others).toEqual([]);
  expect({
    name: metadata.name,
    serviceName: spec.serviceName,
    podManagementPolicy: spec.podManagementPolicy,
    selector: spec.selector,
    claim: {
      metadata: claim.metadata,
      accessModes: claim.spec.accessModes,
      storageClassName: claim.spec.storageClassName,
      storage: claim.spec.resources.requests.storage,
    },
  }).toEqual(NOTES);
});

test('the server finds the data where the StatefulSet of the notes left it', () => {
  const { volumeMounts } = spec.template.spec.containers[0];
  expect(volumeMounts[0]).toEqual({ name: 'mysql-data', mountPath: '/var/lib/mysql' });
});

test('the Service of the notes selects the same pods', () => {
  const service = manifests.find(({ kind }) => kind === 'Service');
  expect(service.metadata.name).toBe('mysql');
  expect(service.spec.selector).toEqual(NOTES.selector.matchLabels);
  expect(service.spec.ports).toEqual([{ name: 'mysql', port: 3306 }]);
});

test('the pods keep the label that other objects select them by', () => {
  expect(spec.template.metadata.labels).toEqual({ app: 'mysql' });
});
