import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf, type Language } from './language';
import { APPS, answerOf, bench, call, ownPackage, releaseOf, runtimeRelease } from './workshop';

const venv = join(bench('python'), `venv-${releaseOf('cdk8s')}-${releaseOf('cdk8s-plus-27')}-${runtimeRelease()}`);
let sources: string;

/** Python, in an environment of its own. Our package is used as it was generated, which is what a wheel would hold. */
export const python: Language = {
  name: 'Python',
  app: 'shop.py',
  tools: ['python3'],
  build() {
    sources = join(ownPackage('python'), 'src');
    if (!existsSync(join(venv, 'complete'))) {
      call('python3', ['-m', 'venv', '--clear', venv]);
      const wanted = [
        `cdk8s==${releaseOf('cdk8s')}`,
        `cdk8s-plus-27==${releaseOf('cdk8s-plus-27')}`,
        `constructs==${releaseOf('constructs')}`,
        `jsii>=${runtimeRelease()},<2`,
      ];
      call(join(venv, 'bin', 'pip'), ['install', '--quiet', ...wanted]);
      bench('python', venv.slice(venv.lastIndexOf('/') + 1), 'complete');
    }
  },
  run: (outdir, mistake) =>
    answerOf(join(venv, 'bin', 'python'), [join(APPS, 'shop.py'), ...argumentsOf(outdir, mistake)], {
      env: { PYTHONPATH: sources },
    }),
};
