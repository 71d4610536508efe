import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * The package as a new user meets it: packed, installed with plain `npm install` into an empty TypeScript app outside this
 * repository, compiled, and synthesized by the cdk8s command.
 */

const REPO = join(__dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'service-patterns-user-'));
const app = join(work, 'app');
let files: string[];

const APP = `
import { App, Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { PodPort, StickyService } from 'cdk8s-service-patterns';

const app = new App();
const chart = new Chart(app, 'shop');
const http = PodPort.tcp(8080, 'http');
const web = new Deployment(chart, 'web', { containers: [{ image: 'nginx:1.29', ports: [http] }] });
new StickyService(chart, 'cart', { selector: web, ports: [http.exposedAs(80)], sessionTimeout: Duration.TIMEOUT });
app.synth();
`;

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, {
    cwd: app,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

function failureOf(command: string, ...args: string[]): string {
  try {
    run(command, ...args);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
  throw new Error(`${command} ${args.join(' ')} should have failed`);
}

function writeApp(timeout: string): void {
  writeFileSync(join(app, 'main.ts'), APP.replace('TIMEOUT', timeout));
}

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], {
    cwd: REPO,
    encoding: 'utf8',
  });
  const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
  files = tarball?.files.map(({ path }) => path) ?? [];
  execFileSync('mkdir', ['-p', app]);
  const { devDependencies } = JSON.parse(readFileSync(join(REPO, 'package.json'), 'utf8'));
  const pinned = (name: string) => `${name}@${devDependencies[name]}`;
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'new-user', private: true }));
  writeFileSync(join(app, 'cdk8s.yaml'), 'language: typescript\napp: node main.js\n');
  writeFileSync(
    join(app, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'Node16', strict: true, types: ['node'] } }),
  );
  run(
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    join(work, tarball?.filename ?? ''),
    ...['typescript', '@types/node', 'cdk8s-cli'].map(pinned),
  );
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the package holds the library, its assembly, the README and the licence, and nothing of src or test', () => {
  expect(files).toEqual(
    expect.arrayContaining(['.jsii', 'LICENSE', 'README.md', 'lib/index.d.ts', 'lib/index.js', 'package.json']),
  );
  const others = files.filter((file) => !/^lib\/.*\.d\.ts$/.test(file));
  expect(others.filter((file) => !/^lib\/\w+\.js$/.test(file)).sort()).toEqual([
    '.jsii',
    'LICENSE',
    'README.md',
    'package.json',
  ]);
});

test('plain npm install brings the peers along', () => {
  for (const peer of ['cdk8s', 'cdk8s-plus-27', 'constructs']) {
    expect(require.resolve(`${peer}/package.json`, { paths: [app] })).toContain(app);
  }
});

test('an app compiles and synthesizes through the cdk8s command', () => {
  writeApp('minutes(30)');
  run('npx', 'tsc');
  run('npx', 'cdk8s', 'synth', '--check-upgrade=false');
  const yaml = readFileSync(join(app, 'dist', 'shop.k8s.yaml'), 'utf8');
  expect(yaml).toContain('name: cart');
  expect(yaml).toContain('timeoutSeconds: 1800');
});

test('a mistake in a value is told in one sentence with the cure', () => {
  writeApp('hours(25)');
  run('npx', 'tsc');
  expect(failureOf('npx', 'cdk8s', 'synth', '--check-upgrade=false')).toContain(
    'Error: shop/cart sessionTimeout: found 90000 s, expected 1 s to 86400 s; shorten it',
  );
});

test('a mistake in a name does not compile', () => {
  writeFileSync(
    join(app, 'main.ts'),
    APP.replace('ports: [http.exposedAs(80)]', 'prots: [http.exposedAs(80)]').replace('TIMEOUT', 'minutes(30)'),
  );
  expect(failureOf('npx', 'tsc')).toContain("'prots' does not exist in type 'StickyServiceProps'");
});

test('it can be imported by ECMAScript modules and by require', () => {
  expect(
    run(
      'node',
      '--input-type=module',
      '-e',
      "import { PodPort } from 'cdk8s-service-patterns'; console.log(String(PodPort.tcp(80)))",
    ),
  ).toBe('80/TCP\n');
  expect(run('node', '-e', "console.log(String(require('cdk8s-service-patterns').PodPort.udp(53)))")).toBe('53/UDP\n');
});

test('what is internal cannot be imported', () => {
  expect(failureOf('node', '-e', "require('cdk8s-service-patterns/lib/values/complaint')")).toContain(
    'ERR_PACKAGE_PATH_NOT_EXPORTED',
  );
});
