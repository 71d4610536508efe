import { OPERATORS } from '../../../src/kinds/operators';
import { listedFacts } from '../listed-facts';

/*
 * The Services that operators make, with their ports, held against what stands in the sources of the operators. A star is
 * the name of the object, a question mark a name that is written in it, and a dash says that nothing is known of ports.
 */
test('operators make the Services that they make by their sources', () => {
  const known = OPERATORS.flatMap(({ group, kind, makes }) =>
    makes.map(({ name, ports = [] }) => `${group} ${kind} ${name} ${ports.length === 0 ? '-' : ports.join(' ')}`),
  );
  expect(known.sort()).toEqual([...listedFacts('operators/services.txt')].sort());
});

test('a name that stands for several says where their names are, and no other does', () => {
  const odd = OPERATORS.flatMap(({ makes }) =>
    makes.filter(({ name, per }) => name.includes('?') !== (per !== undefined)),
  );
  expect(odd).toEqual([]);
});
