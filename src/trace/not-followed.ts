import { isOneOf } from '../kinds/references/kinds-of-others';
import { OWN_TRAFFICS } from '../kinds/references/own-traffics';
import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import { listed } from '../values/wording';

/** What is in the manifests and may change the answer of any trace, but is not followed. */
export const notFollowedIn = once(({ objects }: Cluster): readonly string[] =>
  OWN_TRAFFICS.flatMap((others) => {
    const found = objects.filter((object) => isOneOf(others.kinds, object));
    return found.length === 0
      ? []
      : [
          `${others.called} (${listed(
            found.map(({ title }) => title),
            'and',
          )})`,
        ];
  }),
);
