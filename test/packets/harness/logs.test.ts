import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginLogs, logsFolder } from './logs';

test('each run has a folder of its own, and those of the last ten are kept', () => {
  const parent = mkdtempSync(join(tmpdir(), 'logs-'));
  try {
    const old = Array.from({ length: 12 }, (_, i) => `2026-11-${10 + i}-08-00-00-000-1`);
    for (const name of old) {
      mkdirSync(join(parent, name));
    }
    const folder = beginLogs(parent);
    expect(logsFolder()).toBe(folder);
    mkdirSync(folder);
    expect(readdirSync(parent).map((name) => join(parent, name))).toEqual([
      ...old.slice(3).map((name) => join(parent, name)),
      folder,
    ]);
  } finally {
    rmSync(parent, { recursive: true });
  }
});

test('the first run needs no folder that is there', () => {
  expect(beginLogs('/nowhere')).toMatch(/^\/nowhere\/\d{4}(-\d+)+$/);
});
