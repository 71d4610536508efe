import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesFrom } from './listing';
import { type Left, literalsOf } from './literals';

/*
 * The patterns, words and numbers within the code that knows and guesses, and that reads labels, held against a list for each room: the labels
 * that Kubernetes writes, the words in names of images, the characters of a path.
 */

const SRC = join(__dirname, '../../../src');

/** What the walks of the other tests here come by. */
const WALKED: readonly (readonly [RegExp, Left])[] = [
  [
    /^kinds\/(annotations|companions|controllers|gateways|language|load-balancers|operators|programs|references)\//,
    'what is exported as data',
  ],
  [/^kinds\//, 'all data'],
];

test.each(['kinds', 'guesses', 'model/views'])('the words in %s are those of the list', (room) => {
  const files = readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file}`)
    .sort();
  const said = files.flatMap((file) => {
    const [, left = 'nothing'] = WALKED.find(([some]) => some.test(file)) ?? [];
    return literalsOf(file, readFileSync(join(SRC, file), 'utf8'), left);
  });
  expect(differencesFrom(`words-in-${room.replace('/', '-')}.txt`, said)).toEqual([]);
});
