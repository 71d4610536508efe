import { meaningOf } from '../../../src/model/status/meaning';

/*
 * Messages as clusters write them, in public reports of troubles, and what they mean.
 */

test.each([
  [
    'container has runAsNonRoot and image will run as root (pod: "a_b(1)", container: web)',
    'runAsNonRoot, and the image runs as root',
  ],
  [
    'container has runAsNonRoot and image has non-numeric user (nobody), cannot verify user is non-root',
    'runAsNonRoot, and the image names its user "nobody", of whom the kubelet cannot tell that it is not root',
  ],
  ["container's runAsUser breaks non-root policy (pod: ...)", 'runAsNonRoot, and runAsUser is 0'],
  ['secret "db" not found', 'there is no Secret "db"'],
  ['configmap "settings" not found', 'there is no ConfigMap "settings"'],
  ["couldn't find key passwort in Secret shop/db", 'Secret shop/db has no key "passwort"'],
])('of a container that is not made: %s', (message, says) => {
  expect(meaningOf({ is: 'configuration', message })?.says).toBe(says);
});

test.each([
  [
    'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.299": docker.io/library/nginx:1.299: not found',
    'no such image',
  ],
  ['manifest for example.com/web:2 not found: manifest unknown', 'no such image'],
  [
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope',
    'no access',
  ],
  ['failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized', 'no access'],
  ['toomanyrequests: You have reached your pull rate limit', 'too many requests'],
  ['dial tcp: lookup registry.example.com on 10.0.0.2:53: no such host', 'registry not reached'],
  ['no match for platform in manifest: not found', 'other machine'],
])('of an image: %s', (message, is) => {
  expect(meaningOf({ is: 'image', message })?.is).toBe(is);
});

test.each([
  [
    '0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient memory. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
    '1 node has a taint that the pods do not tolerate: node-role.kubernetes.io/control-plane, 2 have too little memory free',
  ],
  [
    "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.",
    '2 nodes have none of the labels that the pods ask for',
  ],
  [
    "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.",
    '2 nodes have the port taken that the pods want of their node',
  ],
  ['0/1 nodes are available: 1 node(s) were unschedulable.', '1 node has been closed to new pods (cordoned)'],
  [
    '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available',
    'there is no volume for their claim',
  ],
  ['0/3 nodes are available: 3 node(s) had a bad day.', '3 nodes have "node(s) had a bad day"'],
])('of a pod that no node takes: %s', (message, says) => {
  expect(meaningOf({ is: 'placing', message })?.says).toBe(says);
});

test.each([
  ['a message of somebody else', 'placing'],
  ['something new', 'configuration'],
  ['Back-off pulling image "x"', 'image'],
  ['exec: "serve": not found', 'start'],
] as const)('%s has no meaning that is known here', (message, is) => {
  expect(meaningOf({ is, message })).toBeUndefined();
});
