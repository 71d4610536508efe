/*
 * `npm run bench:cluster`: how long the command takes over a dump of 5,000 pods of 500 Deployments behind 500 Services, one in ten of
 * which has no ready pod. The aim is two seconds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const COMMAND = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

const folder = mkdtempSync(join(tmpdir(), 'bench-cluster-'));
try {
  const file = join(folder, 'dump.json');
  const items = Array.from({ length: 500 }, (_, i) => application(i)).flat();
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 2));
  const times = Array.from({ length: ROUNDS }, () => timed(file));
  console.log(`${items.length} objects: median ${median(times).toFixed(0)} ms (aim: at most 2000 ms)`);
} finally {
  rmSync(folder, { recursive: true });
}

function timed(file) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'cluster', file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 1 || !stdout.endsWith('50 failed of 500 Services\n')) {
    throw new Error(`cluster ended with ${status}:\n${stderr}${stdout.slice(-300)}`);
  }
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function application(i) {
  const name = `web-${i}`;
  const isReady = i % 10 !== 0;
  const labels = { app: name };
  const metadata = (suffix, more = {}) => ({
    name: `${name}${suffix}`,
    namespace: `team-${i % 20}`,
    uid: `uid-${name}${suffix}`,
    creationTimestamp: '2026-11-30T05:00:00Z',
    ...more,
  });
  const ownedBy = (kind, owner) => ({
    ownerReferences: [{ apiVersion: 'apps/v1', kind, name: owner, uid: `uid-${owner}`, controller: true }],
  });
  const spec = {
    containers: [
      {
        name: 'web',
        image: 'registry.example.com/web:1.4',
        ports: [{ name: 'http', containerPort: 8080 }],
        readinessProbe: { httpGet: { path: '/', port: 'http' } },
      },
    ],
  };
  const addresses = Array.from({ length: 10 }, (_, j) => `10.${i >> 8}.${i & 255}.${j + 1}`);
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata(''),
      spec: { replicas: 10, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(''),
      spec: {
        clusterIP: `10.96.${i >> 8}.${i & 255}`,
        selector: labels,
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: metadata('-x2', {
        labels: {
          'kubernetes.io/service-name': name,
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
      }),
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 8080 }],
      endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: isReady } })),
    },
    ...addresses.map((address, j) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: metadata(`-7d9-${j}`, {
        labels: { ...labels, 'pod-template-hash': '7d9' },
        ...ownedBy('ReplicaSet', `${name}-7d9`),
      }),
      spec,
      status: {
        phase: isReady ? 'Running' : 'Pending',
        podIP: address,
        conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
        containerStatuses: [
          {
            name: 'web',
            ready: isReady,
            restartCount: 0,
            state: isReady ? { running: {} } : { waiting: { reason: 'ErrImagePull', message: 'not found' } },
          },
        ],
      },
    })),
  ];
}
