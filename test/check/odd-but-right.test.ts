/*
 * Manifests that are legal, unusual and right, as operators of meshes, databases, load balancers and telephone networks deploy them.
 * Each is made of its kind alone; nothing is to be said about any.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judged, lines } from '../support/judge';

const FOLDER = join(__dirname, 'odd-but-right');

test.each(readdirSync(FOLDER))('nothing is said of %s', (name) => {
  expect(lines(judged(readFileSync(join(FOLDER, name), 'utf8')).findings)).toEqual([]);
});
