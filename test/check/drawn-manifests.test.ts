import fc from 'fast-check';
import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { lines } from '../support/judge';
import { draws } from '../support/thoroughness';
import { DRAWN_KINDS, drawnManifests } from './agreement/manifests';

/*
 * Objects that are good but for some fields, as they are also shown to a real API server. Here they are judged by the
 * rules alone, which must survive them and must not care about order.
 */

const SENTENCE = /^[^\n]+: found .+, expected .+; .+[^.]$/s;
const RUBBISH = /undefined|\[object|NaN/;

test.each(DRAWN_KINDS.map((kind) => [kind.kind, kind] as const))('rules have an answer to any %s', (_, kind) => {
  fc.assert(
    fc.property(fc.array(drawnManifests(kind), { minLength: 1, maxLength: 4 }), (manifests) => {
      const { findings } = check(new Cluster(readObjects(manifests)));
      expect(lines(findings).filter((line) => line.includes('a failure of the rule'))).toEqual([]);
      const messages = findings.map(({ message }) => message);
      expect(messages.filter((message) => !SENTENCE.test(message) || RUBBISH.test(message))).toEqual([]);
    }),
    { numRuns: draws(200) },
  );
});

test.each(DRAWN_KINDS.map((kind) => [kind.kind, kind] as const))('no rule finds anything in a good %s', (_, kind) => {
  for (const manifest of kind.good) {
    const { findings } = check(new Cluster(readObjects([manifest])));
    expect(lines(findings.filter(({ severity }) => severity === 'error'))).toEqual([]);
  }
});
