import { join } from 'node:path';
import { argumentsOf, type Language } from './language';
import { APPS, answerOf, ROOT } from './workshop';

/** The language that the library is written in, which the others are compared with. It runs what `npm run build` made. */
export const typescript: Language = {
  name: 'TypeScript',
  app: 'shop.ts',
  tools: [],
  build() {},
  run: (outdir, mistake) =>
    answerOf(join(ROOT, 'node_modules', '.bin', 'tsx'), [join(APPS, 'shop.ts'), ...argumentsOf(outdir, mistake)]),
};
