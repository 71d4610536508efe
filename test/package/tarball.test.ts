import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { RULES } from '../../src/check/rules';
import { blocksOf, linksOf } from '../support/documented-code';

/*
 * The package as a new user meets it: packed, installed with plain `npm install` into an empty TypeScript app outside this
 * repository, compiled, and synthesized by the cdk8s command.
 */

const REPO = join(__dirname, '..', '..');

/** In bytes, compressed: about 1.7 MB today, of which the pages, with an example or more of each rule's silence, are a quarter. */
const LARGEST_PACKAGE = 1_720_000;

/** The newest major version that runs on the oldest Node of `engines`. It is installed here alone: no test of ours runs with it. */
const VITEST = 'vitest@4';

const work = mkdtempSync(join(tmpdir(), 'service-patterns-user-'));
const app = join(work, 'app');
let files: string[];
let packedSize: number;
let installed: string;

const APP = `
import { App, Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { PodPort, StickyService } from 'cdk8s-service-patterns';

const app = new App();
const chart = new Chart(app, 'shop');
const http = PodPort.tcp(8080, 'http');
const web = new Deployment(chart, 'web', { containers: [{ image: 'registry.example.com/web:1.4', ports: [http] }] });
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
  const [tarball] = JSON.parse(packed) as { filename: string; size: number; files: { path: string }[] }[];
  packedSize = tarball?.size ?? Number.NaN;
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
  const tools = ['typescript', '@types/node', 'cdk8s-cli'].map(pinned);
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', join(work, tarball?.filename ?? ''), ...tools],
    { cwd: app, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  installed = stdout + stderr;
  if (status !== 0) {
    throw new Error(installed);
  }
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the package holds the library, its assembly, its pages and examples, and nothing of src or test', () => {
  expect(files).toEqual(
    expect.arrayContaining(['.jsii', 'LICENSE', 'docs/services.md', 'lib/index.d.ts', 'lib/index.js', 'package.json']),
  );
  const expected =
    /^(node_modules\/.*|lib\/((checker\/)?[\w-]+\.js|.*\.d\.ts)|docs\/.*\.(md|png)|examples\/[\w-]+\.ts)$/;
  expect(files.filter((file) => !expected.test(file)).sort()).toEqual([
    '.jsii',
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
  ]);
});

test('it holds every declaration that those of its doors mention, and not those of the rooms behind', () => {
  const reached = new Set<string>();
  const reach = (declaration: string) => {
    if (reached.has(declaration)) {
      return;
    }
    reached.add(declaration);
    const text = readFileSync(join(REPO, declaration), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]*)['"]/g)) {
      const module = posix.join(posix.dirname(declaration), path);
      const file = [`${module}.d.ts`, `${module}/index.d.ts`].find((each) => existsSync(join(REPO, each)));
      expect([declaration, path, file]).toEqual([declaration, path, expect.anything()]);
      reach(file as string);
    }
  };
  ['index', 'jest', 'vitest', 'adapted'].forEach((door) => {
    reach(`lib/${door}.d.ts`);
  });
  expect(reached.size).toBeGreaterThan(100);
  expect([...reached].filter((declaration) => !files.includes(declaration))).toEqual([]);
  expect(files.filter((file) => file.startsWith('lib/check/examples/'))).toEqual([]);
});

test('every link of its pages leads to a file that the package holds', () => {
  const dead = files
    .filter((file) => file.endsWith('.md') && !file.startsWith('node_modules/'))
    .flatMap((page) =>
      linksOf(readFileSync(join(REPO, page), 'utf8'))
        .map((link) => posix.join(posix.dirname(page), link))
        .filter((link) => !files.some((file) => file === link || file.startsWith(`${link.replace(/\/$/, '')}/`)))
        .map((link) => `${page} -> ${link}`),
    );
  expect(dead).toEqual([]);
});

test('it is no larger than it was, and a little', () => {
  expect(packedSize).toBeLessThan(LARGEST_PACKAGE);
});

test('who asks for a check reads no example of a rule', () => {
  const [manual, judging] = [true, false].map((isManual) =>
    files
      .filter((file) => file.startsWith('lib/checker/') && (file === 'lib/checker/explained.js') === isManual)
      .map((file) => readFileSync(join(REPO, file), 'utf8'))
      .join('\n'),
  );
  const told = RULES.filter(({ id }) => judging?.includes(`"${id}"`));
  expect(told.length).toBe(RULES.length);
  const manifests = /\bapiVersion: /g;
  expect(judging?.match(manifests)).toBeNull();
  expect(manual?.match(manifests)?.length).toBeGreaterThan(RULES.length);
});

test('of its dependencies it brings the YAML parser along, as jsii wants it', () => {
  const bundled = files.filter((file) => file.startsWith('node_modules/')).map((file) => file.split('/')[1]);
  expect([...new Set(bundled)].sort()).toEqual(['argparse', 'js-yaml']);
});

// A script `prepare` is what npm warns of where a package comes from a file or a repository; so `npm ci` builds by another name.
test('plain npm install has nothing to say of the package, and no script of it to be allowed', () => {
  expect(installed).not.toContain('cdk8s-service-patterns@');
  const { scripts } = JSON.parse(readFileSync(join(REPO, 'package.json'), 'utf8'));
  const ofInstalls = ['preinstall', 'install', 'postinstall', 'prepare'];
  expect(ofInstalls.filter((name) => name in scripts)).toEqual([]);
});

test('what builds it for contributors runs at `npm ci` and before it is packed', () => {
  const { scripts } = JSON.parse(readFileSync(join(REPO, 'package.json'), 'utf8'));
  expect(scripts).toMatchObject({ preprepare: 'npm run build', prepack: 'npm run build' });
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

test('a sentence names a class as the documentation does, and the stack begins in the app', () => {
  writeFileSync(
    join(app, 'main.js'),
    APP.replace(/import (.*) from (.*);/g, 'const $1 = require($2);')
      .replace('[http.exposedAs(80)]', '[8080]')
      .replace('TIMEOUT', 'minutes(30)'),
  );
  const said = failureOf('node', 'main.js');
  expect(said).toMatch(/^Error: shop\/cart ports\[0\]: found 8080, expected a (ServicePort|PodPort)\b/m);
  expect(said.split('\n').find((line) => line.startsWith('    at '))).toContain(join(app, 'main.js'));
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

test.each(['adapted', 'jest', 'vitest'])('%s can be imported by ECMAScript modules', (door) => {
  const name = door === 'adapted' ? 'adapted' : 'networkMatchers';
  const program = `import { ${name} } from 'cdk8s-service-patterns/${door}'; console.log(${name} !== undefined)`;
  expect(run('node', '--input-type=module', '-e', program)).toBe('true\n');
});

test('the types of what is for TypeScript alone are found, and hand a Service to another release', () => {
  const program = `
    const { App, Chart } = require('cdk8s');
    const { ExternalAlias, PodPort } = require('cdk8s-service-patterns');
    const { adapted } = require('cdk8s-service-patterns/adapted');
    const { Service } = require('cdk8s-plus-27');
    const db = new ExternalAlias(new Chart(new App(), 'shop'), 'db', { externalName: 'db.example.com', ports: [PodPort.tcp(80)] });
    console.log(adapted(db.service, Service) === db.service);
    try { adapted(db, Service); } catch ({ message }) { console.log(message); }`;
  expect(run('node', '-e', program)).toBe(
    'true\nadapted: found an object of class ExternalAlias, expected a Service; pass what the construct shows\n',
  );
  writeFileSync(
    join(app, 'adapted.ts'),
    `import { Service } from 'cdk8s-plus-27';
    import type { ExternalAlias } from 'cdk8s-service-patterns';
    import { adapted } from 'cdk8s-service-patterns/adapted';
    export const serviceOf = (db: ExternalAlias): Service => adapted(db.service, Service);`,
  );
  run('npx', 'tsc', '--noEmit', '--strict', '--types', 'node', '--module', 'Node16', 'adapted.ts');
  rmSync(join(app, 'adapted.ts'));
});

test.each([
  ['cdk8s-plus-27', 'require', "require('cdk8s-service-patterns')"],
  ['cdk8s-plus-27', 'import', "import { PodPort } from 'cdk8s-service-patterns'; console.log(PodPort)"],
  ['constructs', 'require', "require('cdk8s-service-patterns')"],
])('without the peer %s, which yarn 1 does not bring along, %s says what to run', (peer, how, program) => {
  const [installed, aside] = [join(app, 'node_modules', peer), join(app, 'node_modules', '.aside')];
  renameSync(installed, aside);
  try {
    const said = failureOf('node', ...(how === 'import' ? ['--input-type=module'] : []), '-e', program);
    expect(said).toContain(
      `Error: cdk8s-service-patterns: found no package "${peer}", expected it among those of the app, for the constructs are made of it beside whatever release of cdk8s-plus the app uses; run: yarn add ${peer} (or npm install ${peer})\n`,
    );
  } finally {
    renameSync(aside, installed);
  }
});

test('an app loads the parts that it uses', () => {
  const program = `
    const patterns = require('cdk8s-service-patterns');
    const parts = () => console.log(Object.keys(require.cache).flatMap((file) => /patterns.lib.(\\w+)\\.js$/.exec(file)?.[1] ?? []).sort().join());
    parts();
    patterns.TlsIngress;
    parts();
    patterns.StickyService;
    parts();
    console.log(patterns.StickyService === patterns.StickyService, Object.keys(patterns).length > 50);`;
  expect(run('node', '-e', program)).toBe(
    'index\nindex,ingresses,shared\nindex,ingresses,services,shared\ntrue true\n',
  );
});

test('what is internal cannot be imported', () => {
  expect(failureOf('node', '-e', "require('cdk8s-service-patterns/lib/values/complaint')")).toContain(
    'ERR_PACKAGE_PATH_NOT_EXPORTED',
  );
});

describe('the doors to the checker', () => {
  const SERVICE =
    'apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {type: ExternalName, externalName: HOST}\n';

  test('the command checks manifests', () => {
    writeFileSync(join(app, 'good.yaml'), SERVICE.replace('HOST', 'db.example.com'));
    expect(run('npx', 'cdk8s-service-patterns', 'check', 'good.yaml')).toContain('nothing found in 1 object of 1 file');
    writeFileSync(join(app, 'bad.yaml'), SERVICE.replace('HOST', '10.0.0.7'));
    expect(failureOf('npx', 'cdk8s-service-patterns', 'check', 'bad.yaml')).toContain('bad.yaml:4:28');
  });

  test('the matchers need nothing of jest', () => {
    const program = `
      const { networkMatchers } = require('cdk8s-service-patterns/jest');
      console.log(networkMatchers.toPassNetworkChecks(${JSON.stringify(SERVICE.replace('HOST', '10.0.0.7'))}).pass);`;
    expect(run('node', '-e', program)).toBe('false\n');
  });

  test.each(['Node16', 'CommonJS'])('the types of the matchers are found by a program of modules %s', (module) => {
    writeFileSync(
      join(app, 'matchers.ts'),
      "import { networkMatchers } from 'cdk8s-service-patterns/jest';\nexport const { pass } = networkMatchers.toPassNetworkChecks('');\n",
    );
    // The template of the cdk8s command compiles to CommonJS, where the compiler does not look at `exports`.
    const resolution = module === 'CommonJS' ? ['--moduleResolution', 'node10'] : [];
    run('npx', 'tsc', '--noEmit', '--strict', '--types', 'node', '--module', module, ...resolution, 'matchers.ts');
    rmSync(join(app, 'matchers.ts'));
  });

  describe('vitest', () => {
    const guide = readFileSync(join(REPO, 'docs', 'guide.md'), 'utf8');
    const files = {
      'vitest.config.mjs': "export default { test: { setupFiles: ['network.setup.ts'] } };",
      'network.setup.ts': blocksOf(guide).find(({ language }) => language === 'typescript')?.text ?? '',
      'shop.test.ts': `import { App, Chart } from 'cdk8s';
        import { ExternalAlias } from 'cdk8s-service-patterns';
        import { expect, test } from 'vitest';

        test('the shop', () => {
          const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
          const db = new ExternalAlias(chart, 'db', { externalName: 'db.example.com' });
          expect(chart).toPassNetworkChecks({ strict: true });
          expect(chart).toResolve('db', 'namespace/shop');
          expect(chart).not.toHaveNetworkFinding('deprecated-endpoints');
          expect(chart).not.toDeliver(db, { from: 'namespace/shop' });
          expect(() => expect('kind: [').toPassNetworkChecks()).toThrow('broken YAML');
        });`,
    };

    beforeAll(() => {
      run('npm', 'install', '--no-audit', '--no-fund', VITEST);
      for (const [file, text] of Object.entries(files)) {
        writeFileSync(join(app, file), text);
      }
    });

    afterAll(() => {
      for (const file of Object.keys(files)) {
        rmSync(join(app, file));
      }
    });

    test('runs tests with the matchers', () => {
      expect(run('npx', 'vitest', 'run')).toMatch(/1 passed/);
    });

    test('knows their types, and refuses the id of no rule', () => {
      const compile = ['tsc', '--noEmit', '--strict', '--types', 'node', '--module', 'ESNext', '--target', 'ES2022'];
      const files = ['--moduleResolution', 'bundler', '--skipLibCheck', 'network.setup.ts', 'shop.test.ts'];
      run('npx', ...compile, ...files);
      const shop = join(app, 'shop.test.ts');
      writeFileSync(shop, readFileSync(shop, 'utf8').replace('deprecated-endpoints', 'deprecated-endpoint'));
      expect(failureOf('npx', ...compile, ...files)).toContain('type \'"deprecated-endpoint"\' is not assignable');
    });
  });

  test('one line makes an app fail, and the checker is loaded no sooner', () => {
    const program = `
      const { App, ApiObject, Chart } = require('cdk8s');
      const { NetworkChecks } = require('cdk8s-service-patterns');
      const loaded = () => Object.keys(require.cache).some((file) => /checker/.test(file));
      const before = loaded();
      const app = new App();
      NetworkChecks.on(app);
      const spec = { type: 'ExternalName', externalName: '10.0.0.7' };
      new ApiObject(new Chart(app, 'shop'), 'db', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec });
      try { app.synth(); } catch ({ message }) { console.log(before, loaded(), message); }`;
    expect(run('node', '-e', program)).toMatch(
      /^false true Validation failed .*\n {2}\[shop\/db\] Service default\/db spec/,
    );
  });

  test('the cdk8s command finds the plugin in the installed package', () => {
    writeApp('minutes(30)');
    run('npx', 'tsc');
    writeFileSync(
      join(app, 'cdk8s.yaml'),
      'app: node main.js\nvalidations:\n  - package: ./node_modules/cdk8s-service-patterns\n    version: 0.1.0\n    class: NetworkChecksPlugin\n',
    );
    expect(run('npx', 'cdk8s', 'synth', '--check-upgrade=false')).toMatch(/Status +│ success/);
  });
});
