import { assumedPullPolicy } from '../../src/values/pull-policy';

test.each([
  ['mysql', 'Always'],
  ['mysql:latest', 'Always'],
  ['registry.example.com:5000/mysql', 'Always'],
  [`mysql:latest@sha256:${'0'.repeat(64)}`, 'Always'],
  ['mysql:8.4', 'IfNotPresent'],
  ['registry.example.com:5000/mysql:8.4', 'IfNotPresent'],
  [`mysql@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
])('for %s Kubernetes assumes %s', (image, policy) => {
  expect(assumedPullPolicy(image)).toBe(policy);
});
