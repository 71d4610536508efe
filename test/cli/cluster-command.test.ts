import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, programNamed } from '../../src/cli/kubectl/kubectl';
import { answering, type FakeCluster, kubectlIn } from '../support/fake-kubectl';
import { dumpOf, type Live, objectsOfShop, SECRET_VALUE, type Shop, unready } from '../support/live-shop';
import { runIn } from '../support/small-terminal';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cluster-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(args: readonly string[], cluster: FakeCluster) {
  const asked: string[] = [];
  const answer = answering(cluster);
  const kubectl: Program = (words) => {
    asked.push(words.join(' '));
    return answer(words);
  };
  return { ...runIn(['cluster', ...args], { kubectl }), asked };
}

const broken = (shop: Shop) =>
  unready(shop, {
    state: {
      waiting: { reason: 'CreateContainerConfigError', message: `couldn't find key passwort in Secret shop/db` },
    },
  });

test('of a cluster in which all is well, every Service is told with its eight steps, and the end is 0', () => {
  const { code, out, err } = run([], { objects: objectsOfShop() });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  // The DNS server is read, for names, and not asked about.
  expect(out.match(/^Service .*$/gm)).toEqual(['Service shop/web']);
  expect(out.match(/^ {2}\S+ +[1-8] [a-z]/gm)).toHaveLength(8);
  expect(out).toContain('none failed of 1 Service\n');
  expect(out).toContain('passed   5 name');
});

test('of a Service whose pods are not ready, the reason is told with its field and its cure, and the end is 1', () => {
  const { code, out } = run(['--service', 'web'], { objects: objectsOfShop(broken) });
  expect(code).toBe(1);
  expect(out).toContain(
    `Deployment shop/web spec.template.spec.containers[0]: found 2 pods and none ready for Service shop/web (container "web" cannot be made, CreateContainerConfigError: Secret shop/db has no key "passwort"), expected at least one that is; make what it names, or correct the name (missing-ready-pods)`,
  );
  expect(out).toContain('1 failed of 1 Service\n');
  expect(out).not.toContain('kube-dns\n');
});

test.each<[string, FakeCluster]>([
  ['answers', { objects: objectsOfShop(broken) }],
  ['refuses', { objects: objectsOfShop(), forbidden: ['services'] }],
])('the kubectl that is on the PATH is run, and %s', (_, cluster) => {
  const kubectl = programNamed('kubectl', { PATH: kubectlIn(folder, cluster) });
  const { printed, code } = run([], cluster);
  expect(runIn(['cluster'], { kubectl })).toMatchObject({ printed, code });
});

test('nothing but reading is asked for, in the context and the namespace that are named', () => {
  const { asked, err } = run(['--context', 'test', '-n', 'shop', '--verbose'], { objects: objectsOfShop() });
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((each) => !each.startsWith('--context test get '))).toEqual([]);
  expect(asked.filter((each) => !/ -n (shop|kube-system) /.test(each)).map((each) => each.split(' ')[3])).toEqual([
    'nodes,namespaces,ingressclasses.networking.k8s.io',
    'gatewayclasses.gateway.networking.k8s.io',
  ]);
  expect(err.match(/^\$ kubectl --context test get /gm)).toHaveLength(asked.length);
});

test('what routes refer to in other namespaces is read too, and not asked about', () => {
  const refers: Live = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop', uid: '7' },
    spec: {
      parentRefs: [{ name: 'public', namespace: 'infra' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  };
  const gateway: Live = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public', namespace: 'infra', uid: '8' },
    spec: { gatewayClassName: 'any', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    status: { addresses: [{ type: 'IPAddress', value: '198.51.100.9' }] },
  };
  const objects = [...objectsOfShop(), refers, gateway];
  const { asked, out } = run(['-n', 'shop'], { objects });
  expect(asked.filter((each) => each.includes(' -n infra '))).toEqual([
    expect.stringMatching(/^get services,.*gateways.*referencegrants.* -n infra /),
  ]);
  expect(out.match(/^Service .*$/gm)).toEqual(['Service shop/web']);
  // Its listener takes routes of its own namespace alone, which only who has read it can say.
  expect(out).toContain('(mismatched-route-namespace)');
});

test('values of Secrets are not asked for: only a template for names mentions them', () => {
  const { asked } = run(['-A'], { objects: objectsOfShop() });
  const secrets = asked.filter((each) => each.includes('secrets'));
  expect(secrets).toHaveLength(1);
  expect(secrets[0]).toContain('-o go-template={{range .items}}{{.metadata.namespace}}');
  expect(secrets[0]).toContain('range $key, $_ := .data');
  expect(secrets[0]).not.toContain('$_}}');
});

test('no value of a Secret is in any output, though a dump holds it', () => {
  const file = join(folder, 'dump.json');
  writeFileSync(file, dumpOf(objectsOfShop(broken)));
  for (const format of ['text', 'json']) {
    const { printed, code } = runIn(['cluster', file, '--format', format]);
    expect(code).toBe(1);
    expect(printed).toContain('missing-ready-pods');
    expect(printed).not.toContain(SECRET_VALUE);
    expect(printed).not.toContain('correct horse');
  }
});

test('what may not be read, and what the cluster does not have, is said and stays unknown', () => {
  const { code, out, err } = run(['--service', 'shop/web'], {
    objects: objectsOfShop(),
    forbidden: ['pods', 'nodes', 'secrets'],
    absent: ['gateways', 'httproutes'],
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    'may not be read, so unknown: pods, nodes, the DNS server in kube-system, secrets\nnot in this cluster, so unknown: gateways, httproutes\n',
  );
  // The Deployment counts its pods, and the slices hold their addresses.
  expect(out).toContain('passed   3 readiness   2 of 2 pods take requests');
  expect(out).toMatch(/unknown {2}7 pod .*\n +\$ kubectl get pods -n shop -l app=web -o wide/);
});

test('as JSON it has the shape that is promised', () => {
  const { out } = run(['--service', 'web', '--format', 'json'], {
    objects: objectsOfShop(broken),
    forbidden: ['nodes'],
  });
  const told = JSON.parse(out);
  expect(told.summary).toEqual({ services: 1, failed: 1, warned: 0 });
  expect(told.unread).toEqual([{ resource: 'nodes', because: 'may not be read' }]);
  const [{ service, outcome, steps, waysIn }] = told.services;
  expect({ service, outcome }).toEqual({
    service: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
    outcome: 'failed',
  });
  expect(steps[2]).toMatchObject({
    step: 3,
    name: 'readiness',
    outcome: 'failed',
    findings: [
      {
        rule: 'missing-ready-pods',
        severity: 'error',
        object: { kind: 'Deployment', namespace: 'shop', name: 'web' },
        path: 'spec.template.spec.containers[0]',
      },
    ],
  });
  expect(waysIn).toEqual([
    expect.objectContaining({ object: expect.objectContaining({ kind: 'Ingress', name: 'web' }), outcome: 'passed' }),
  ]);
});

describe('refuses in a sentence', () => {
  const refused = (args: readonly string[], cluster: FakeCluster = { objects: objectsOfShop() }) => {
    const { code, err, out } = run(args, cluster);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };

  test('a cluster that does not answer', () => {
    const down = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?';
    expect(refused([], { objects: [], down })).toBe(
      `kubectl: found "${down}", expected the Services of a cluster; see whether kubectl get services works, name --context or -n, or give a dump: kubectl get … -o yaml | cdk8s-service-patterns cluster -\n`,
    );
  });

  test('a user who may read nothing', () => {
    expect(refused([], { objects: [], forbidden: ['services'] })).toContain(
      'kubectl: found "Error from server (Forbidden): services is forbidden: User \\"jane\\" cannot list resource \\"services\\"", expected',
    );
  });

  test('a machine without kubectl', () => {
    const { code, err } = runIn(['cluster'], { kubectl: programNamed('kubectl', { PATH: folder }) });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'kubectl: found no such program, expected one on the PATH; install it (https://kubernetes.io/docs/tasks/tools/), or give a dump: kubectl get … -o yaml | cdk8s-service-patterns cluster -\n',
    });
  });

  test('a Service that is not there', () => {
    expect(refused(['--service', 'wbe'])).toBe(
      '--service: found "wbe", which is not there, expected kube-system/kube-dns or shop/web; did you mean "web"?\n',
    );
  });

  test('one namespace and all of them', () => {
    expect(refused(['-A', '-n', 'shop'])).toBe('cluster: found -n and -A, expected one of them; leave one out\n');
  });
});

test('a dump on standard input is read in place of a cluster', () => {
  const { code, out } = runIn(['cluster', '-', '--service', 'web'], { input: () => dumpOf(objectsOfShop()) });
  expect({ code, last: out.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'none failed of 1 Service' });
});

test('a symptom has its causes told in place of the steps, the certain ones first', () => {
  const { code, out } = runIn(['cluster', '-', '--service', 'web', '--symptom', '503'], {
    input: () => dumpOf(objectsOfShop(broken)),
  });
  expect(code).toBe(1);
  expect(out).toMatch(
    /^Service shop\/web: 503\n {2}failed {3}1 {2}a router answers 503 where a Service has no ready pod: /,
  );
  expect(out).toContain('2  a router answers 503 where a Service has no endpoints');
  expect(out).not.toContain('cluster IP ');
});

test('a symptom that nobody knows is refused', () => {
  const { code, err } = runIn(['cluster', '-', '--symptom', 'slow'], { input: () => dumpOf(objectsOfShop()) });
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringMatching(
      /^--symptom: found "slow", expected "refused", "timeout", "no-such-name", "503", "404" or/,
    ),
  });
});
