import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { Browser } from './browser';

/*
 * The page of `graph --format html` in a real browser, made by the command as it is bundled, of manifests that mean harm.
 */

const EVIL = '</title></svg><script>document.title = "harmed"</script><img src=x onerror="document.title = 1">';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
let browser: Browser;

beforeAll(async () => {
  const evil = service('x', 80, `type: ExternalName, externalName: ${JSON.stringify(EVIL)}`);
  const manifests =
    deployment('web') +
    service('web') +
    service('idle') +
    ingress('shop', rule('shop.example.com', ['Prefix', '/', 'web'])) +
    evil;
  writeFileSync(join(folder, 'shop.yaml'), manifests);
  const command = join(__dirname, '..', '..', 'lib', 'cli.js');
  const page = execFileSync(process.execPath, [command, 'graph', 'shop.yaml', '--format', 'html'], { cwd: folder });
  writeFileSync(join(folder, 'traffic.html'), page);
  browser = await Browser.at(pathToFileURL(join(folder, 'traffic.html')).href);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const shown = () =>
  browser.evaluate('[...document.querySelectorAll("aside section:not([hidden]) h1")].map((each) => each.textContent)');

test('it draws, and its policy has nothing to refuse', async () => {
  expect(await browser.evaluate('document.querySelectorAll("svg .node").length')).toBe(7);
  expect(await browser.evaluate('getComputedStyle(document.body).display')).toBe('grid');
  expect(browser.log).toEqual([]);
});

test('names are text, whatever they hold', async () => {
  expect(await browser.evaluate('document.title')).toBe('Traffic');
  expect(await browser.evaluate('document.images.length + document.scripts.length')).toBe(1);
  expect(await browser.evaluate('[...document.querySelectorAll(".outside")].map((each) => each.dataset.name)')).toEqual(
    [EVIL],
  );
});

test('a click tells of a node: file, line, what is wrong and what check finds', async () => {
  const hint = 'document.querySelector("aside > p").hidden';
  expect([await shown(), await browser.evaluate(hint)]).toEqual([[], false]);
  await browser.evaluate(
    'document.querySelector("[data-name=idle]").dispatchEvent(new MouseEvent("click", { bubbles: true }))',
  );
  expect([await shown(), await browser.evaluate(hint)]).toEqual([['Service shop/idle'], true]);
  const text = await browser.evaluate('document.querySelector("aside section:not([hidden])").textContent');
  expect(text).toMatch(/shop\.yaml:\d+:1.*no endpoint for 80\/TCP \(web\)/);
});

test('Enter does the same', async () => {
  await browser.evaluate(
    'document.querySelector(".workload").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))',
  );
  expect(await shown()).toEqual(['Deployment shop/web']);
});

test('search leaves what is found, and dims the rest', async () => {
  await browser.evaluate(
    'document.querySelector("input").value = "IDL"; document.querySelector("input").dispatchEvent(new Event("input"))',
  );
  expect(
    await browser.evaluate('[...document.querySelectorAll(".node:not(.dim)")].map((each) => each.dataset.name)'),
  ).toEqual(['idle']);
});

test('a namespace folds', async () => {
  expect(await browser.evaluate('document.querySelector("details").open')).toBe(true);
  await browser.evaluate('document.querySelector("summary").click()');
  expect(await browser.evaluate('document.querySelector("svg").checkVisibility()')).toBe(false);
});
