import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { differencesFrom } from './listing';
import { call, load, nameOf, watch } from './makings';
import { labelOf, linesOf, shown } from './walked';

/*
 * What is known of controllers, load balancers and other programs, held against a list for each room of src/kinds: whatever its
 * files export that is no function, down to the last word.
 */

const ROOMS = [
  'annotations',
  'companions',
  'controllers',
  'gateways',
  'language',
  'load-balancers',
  'operators',
  'programs',
  'references',
];

watch(['kinds/annotations/value-forms', 'kinds/annotations/named-by-value'], shown);

/** Files that gather what others say: of their lists, the labels do. */
const GATHERING = /^(?:index|all|own-traffics|own-names)$/;

/** What the files of each room export. */
const EXPORTS = ROOMS.map((room) => [room, filesOf(room).flatMap((file) => exportsOf(room, file))] as const);

test.each(EXPORTS)('the facts in %s are those of the list', (room, exported) => {
  const said = exported.flatMap(({ file, name, value }) => linesOf(`${file} ${name}`, value));
  expect(differencesFrom(`${room}.txt`, said)).toEqual([]);
});

interface Exported {
  readonly file: string;
  readonly name: string;
  readonly value: unknown;
}

/** Those that gather what others say come last, so that everything is called by its own name. */
function filesOf(room: string): string[] {
  return readdirSync(join(__dirname, '../../../src/kinds', room))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort((a, b) => Number(GATHERING.test(a)) - Number(GATHERING.test(b)) || (a < b ? -1 : 1));
}

function exportsOf(room: string, file: string): Exported[] {
  return Object.entries(load(`kinds/${room}/${file}`)).flatMap(([name, value]) => {
    const isToldAlready = typeof value === 'object' && value !== null && nameOf(value) !== undefined;
    if (typeof value === 'function' || isToldAlready) {
      return [];
    }
    if (typeof value === 'object' && value !== null) {
      call(value, name);
    }
    const isGathered = GATHERING.test(file) && Array.isArray(value);
    return [{ file, name, value: isGathered ? value.map(labelOf) : value }];
  });
}
