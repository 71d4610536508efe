import { RULES } from '../../src/check/rules';
import { DEFAULT_TARGET } from '../../src/kinds/language/target';
import { OLDEST_MINOR } from '../../src/values/kubernetes-version';
import { judged } from '../support/judge';

/** What is said of a text for the oldest version of Kubernetes, as rule and sentence. */
function saidInOldest(yaml: string): readonly string[] {
  return judged(yaml, { ...DEFAULT_TARGET, minor: OLDEST_MINOR }).findings.map(
    ({ rule, message }) => `${rule} ${message}`,
  );
}

test('a rule that goes by the version of Kubernetes says so on its page', () => {
  // Of the newest version, other tests show that this is all that is said.
  const texts = RULES.flatMap(({ id, bad, says, more = [], silent }) => [
    ...[{ bad, says }, ...more].map((each) => ({ yaml: each.bad, said: [`${id} ${each.says}`] })),
    ...silent.map(({ manifests }) => ({ yaml: manifests, said: [] as string[] })),
  ]);
  const differing = new Set(
    texts.flatMap(({ yaml, said }) => {
      const once = saidInOldest(yaml);
      const changes = [...once.filter((each) => !said.includes(each)), ...said.filter((each) => !once.includes(each))];
      return changes.map((each) => each.split(' ', 1)[0] ?? '');
    }),
  );
  const saying = RULES.filter(({ since, versions }) => since !== undefined || versions !== undefined);
  expect([...differing].sort()).toEqual(saying.map(({ id }) => id));
});
