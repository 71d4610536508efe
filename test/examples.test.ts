import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { withoutScripts } from './support/without-scripts';

const FOLDER = join(__dirname, '..', 'examples');

/** The examples, without the program that puts them together. */
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'main.ts');

function chartOf(file: string): Chart {
  const exported = Object.values(
    require(join(FOLDER, file)) as Record<string, new (scope: Construct, id: string) => Chart>,
  );
  const [ChartClass] = exported;
  if (ChartClass === undefined || exported.length > 1) {
    throw new Error(`${file} should export one chart`);
  }
  return new ChartClass(Testing.app(), file.replace('.ts', ''));
}

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');

  test('makes what its snapshot shows', () => {
    const made = Testing.synth(chartOf(file)).filter(({ kind }) => kind !== 'Deployment');
    expect(made.map(withoutScripts)).toMatchSnapshot();
  });

  test('is in the program that `cdk8s synth` runs', () => {
    expect(readFileSync(join(FOLDER, 'main.ts'), 'utf8')).toContain(`from './${file.replace('.ts', '')}'`);
  });

  test('is short enough to copy', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(file === 'shop.ts' ? 80 : 45);
  });
});

/** Images for which test/cluster has an entry: of others it cannot tell the user or the ports, and takes them for echo servers. */
function imagesOfTheRig(): readonly string[] {
  const table = readFileSync(join(__dirname, 'cluster', 'internal', 'images', 'entries.go'), 'utf8');
  return [...table.matchAll(/^\t"(.+?)":/gm)].map(([, name]) => name ?? '');
}

function imagesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { image } = value as { readonly image?: unknown };
  return [...(typeof image === 'string' ? [image] : []), ...Object.values(value).flatMap(imagesIn)];
}

test('the rig knows each image', () => {
  const known = imagesOfTheRig();
  const images = FILES.flatMap((file) => imagesIn(Testing.synth(chartOf(file))));
  // A tag is behind the last colon, if no slash is behind it; an entry that ends with a slash stands for all below it.
  const isKnown = (image: string) =>
    known.some((name) => (name.endsWith('/') ? image.startsWith(name) : image.replace(/:[^/]*$/, '') === name));
  expect(images.length).toBeGreaterThan(FILES.length / 2);
  expect(images.filter((image) => !isKnown(image))).toEqual([]);
});

test('the shop uses every pattern', () => {
  const patterns = Object.keys(require('../src')).filter((name) =>
    /(Service|LoadBalancer|Ingress|Alias|Db)$/.test(name),
  );
  const shop = readFileSync(join(FOLDER, 'shop.ts'), 'utf8');
  expect(patterns.filter((name) => name !== 'ProxiedService' && !shop.includes(`new net.${name}(`))).toEqual([]);
});

test('all examples together make one app', () => {
  const app = new App({ outdir: Testing.app().outdir });
  for (const file of FILES) {
    const [ChartClass] = Object.values(
      require(join(FOLDER, file)) as Record<string, new (scope: Construct, id: string) => Chart>,
    );
    new (ChartClass ?? Chart)(app, file.replace('.ts', ''));
  }
  expect(() => app.synthYaml()).not.toThrow();
});
