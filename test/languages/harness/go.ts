import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf, type Language } from './language';
import { APPS, answerOf, bench, call, OWN_VERSION, ownPackage, packageOf, releaseOf, runtimeRelease } from './workshop';

const place = bench('go');

/** Go. The modules of cdk8s are generated as ours is, and stand in for those of the same name. */
export const go: Language = {
  name: 'Go',
  app: 'shop.go',
  tools: ['go'],
  build() {
    const own = join(ownPackage('go'), 'cdk8sservicepatterns');
    const modules: [name: string, version: string, folder: string][] = [
      [moduleIn(own), OWN_VERSION, own],
      ...(['cdk8s', 'cdk8s-plus-27'] as const).map((dependency): [string, string, string] => {
        const folder = join(packageOf(dependency, 'go'), dependency.replaceAll('-', ''));
        return [moduleIn(folder), releaseOf(dependency), folder];
      }),
    ];
    writeFileSync(join(place, 'go.mod'), goMod(modules));
    copyFileSync(join(APPS, 'shop.go'), join(place, 'main.go'));
    call('go', ['mod', 'tidy'], { cwd: place });
    call('go', ['build', '-o', 'shop', '.'], { cwd: place });
  },
  run: (outdir, mistake) => answerOf(join(place, 'shop'), argumentsOf(outdir, mistake)),
};

function moduleIn(folder: string): string {
  return /^module (.*)$/m.exec(readFileSync(join(folder, 'go.mod'), 'utf8'))?.[1] ?? '';
}

function goMod(modules: readonly [string, string, string][]): string {
  return `module shop

go 1.25

require (
${modules.map(([name, version]) => `\t${name} v${version}`).join('\n')}
\tgithub.com/aws/constructs-go/constructs/v10 v${releaseOf('constructs')}
\tgithub.com/aws/jsii-runtime-go v${runtimeRelease()}
)

replace (
${modules.map(([name, , folder]) => `\t${name} => ${folder}`).join('\n')}
)
`;
}
