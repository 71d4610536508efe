import { Cpu } from 'cdk8s-plus-27';
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { Complaint } from '../../../src/values/complaint';
import { containerPath, volumeSubPath } from '../../../src/values/container-path';
import { containerResources } from '../../../src/values/container-resources';
import { dataKey } from '../../../src/values/data-key';
import { environmentName } from '../../../src/values/environment-name';
import { pinnedImage } from '../../../src/values/image-reference';
import { secondsBetween } from '../../../src/values/seconds';
import { storageSize } from '../../../src/values/storage-size';
import { near, nearNumbers } from '../support/near';
import * as good from '../support/specimens';
import { emptyMeansNone, type Exception, type JudgedValue } from './judged-value';

const session = secondsBetween(1, 86_400);

export const pods: JudgedValue[] = [
  {
    value: 'secondsBetween',
    field: 'Service: spec.sessionAffinityConfig.clientIP.timeoutSeconds',
    inputs: nearNumbers(0, 1, 1800, 86_400),
    // A Duration cannot be negative.
    parse: (seconds) => (Number(seconds) < 0 ? new Complaint('', '', '') : session(Duration.millis(Number(seconds) * 1000))),
    manifest: (timeoutSeconds) =>
      good.service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } }),
  },
  {
    value: 'environmentName',
    field: 'Pod: containers[].env[].name',
    inputs: near(['DATABASE_HOST', 'a.b-c', '1A', 'with blank', 'x~{}']),
    parse: environmentName,
    manifest: (name) => good.pod({ env: [{ name, value: 'x' }] }),
  },
  {
    value: 'pinnedImage',
    field: 'Pod: containers[].image',
    inputs: near(['mysql:8.4', 'nginx', 'registry.example.com:5000/a/b:1', `nginx@sha256:${'0a'.repeat(32)}`]),
    parse: pinnedImage,
    manifest: (image) => good.pod({ image }),
    exceptions: [
      {
        we: 'refuse',
        sample: 'nginx',
        because:
          'The server looks for blanks at the ends and no more; the node fails to pull what is no image, and what is "latest" today is another database tomorrow.',
        covers: (image) => image.trim() === image && image !== '',
      },
    ],
  },
  {
    value: 'containerPath',
    field: 'Pod: containers[].volumeMounts[].mountPath',
    inputs: near(['/var/lib/data', '/a', '/run/secrets/db', 'data', '/a/../b', '/a:b']),
    parse: containerPath,
    manifest: (mountPath) => mounting({ mountPath }),
    exceptions: [
      {
        we: 'refuse',
        sample: 'data',
        because: 'The node takes a relative path from its root, which nobody means who writes it without a slash.',
        covers: (path) => path !== '' && !path.startsWith('/'),
      },
      {
        we: 'refuse',
        sample: '/',
        because: 'A volume in the place of the whole image leaves nothing to run.',
        covers: (path) => path === '/',
      },
      {
        we: 'refuse',
        sample: '/a:b',
        because: 'The documentation of the field forbids ":"; the server does not look.',
        covers: (path) => path.includes(':'),
      },
      {
        we: 'refuse',
        sample: '/a/../b',
        because: 'It names a folder by another one that it is not in.',
        covers: (path) => path.split('/').includes('..'),
      },
      controlCharacters('/a\n'),
    ],
  },
  {
    value: 'volumeSubPath',
    field: 'Pod: containers[].volumeMounts[].subPath',
    inputs: near(['mysql', 'a/b', 'a/../b', '..', '/a', '..a']),
    parse: volumeSubPath,
    manifest: (subPath) => mounting({ mountPath: '/data', subPath }),
    exceptions: [emptyMeansNone(), controlCharacters('a\n')],
  },
  {
    value: 'dataKey',
    field: 'Secret: key in data',
    inputs: near(['password', 'tls.key', '.a', '..', '..a', '.', 'A_b-c'], [253]),
    parse: dataKey,
    manifest: (key) => good.secret({ [key]: '' }),
  },
  {
    value: 'dataKey',
    field: 'Pod: containers[].env[].valueFrom.secretKeyRef.key',
    inputs: near(['password', 'tls.key', '.a', '..', '..a', '.', 'A_b-c'], [253]),
    parse: dataKey,
    manifest: (key) => good.pod({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key } } }] }),
  },
  {
    value: 'storageSize',
    field: 'PersistentVolumeClaim: spec.resources.requests.storage',
    inputs: fc.oneof(nearNumbers(0, 1024), nearNumbers(1024 ** 2), nearNumbers(2 ** 53)),
    parse: (kibibytes) => storageSize({ toKibibytes: () => kibibytes }),
    manifest: (size) => good.volumeClaim({ resources: { requests: { storage: quantity(size) } } }),
    exceptions: [
      {
        we: 'refuse',
        sample: 2 ** 53,
        because: 'Kubernetes counts to 2^63 - 1 bytes. It takes more, and stores as much as it can count.',
        covers: (kibibytes) => kibibytes > Number.MAX_SAFE_INTEGER,
      },
    ],
  },
  {
    value: 'containerResources',
    field: 'Pod: containers[].resources',
    inputs: fc.record({ request: nearNumbers(0, 500).filter(Number.isInteger), limit: nearNumbers(0, 500).filter(Number.isInteger) }),
    parse: ({ request, limit }: any) => {
      const read = containerResources({ cpu: { request: Cpu.millis(request), limit: Cpu.millis(limit) } });
      return read instanceof Complaint ? read : { request, limit };
    },
    manifest: ({ request, limit }) =>
      good.pod({ resources: { requests: { cpu: `${request}m` }, limits: { cpu: `${limit}m` } } }),
  },
];

function controlCharacters(sample: string): Exception<string> {
  return {
    we: 'refuse',
    sample,
    because: 'A line break or tab in the name of a folder is a slip.',
    covers: (path) => /\p{Cc}/u.test(path),
  };
}

function mounting(mount: object) {
  return good.pod({ volumeMounts: [{ name: 'data', ...mount }] }, { volumes: [{ name: 'data', emptyDir: {} }] });
}

function quantity(size: number | string): string {
  return typeof size === 'number' ? `${size}Ki` : size;
}
