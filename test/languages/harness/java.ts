import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf, type Language } from './language';
import { APPS, answerOf, bench, call, ownPackage, packageOf, releaseOf, runtimeRelease } from './workshop';

const place = bench('java');
const classes = bench('java', 'classes');
const jars = join(place, 'jars', '*');
let resources: string[] = [];

/** Java. Only what the app uses is compiled, out of the sources that were generated; the runtime comes from Maven. */
export const java: Language = {
  name: 'Java',
  app: 'Shop.java',
  tools: ['javac', 'mvn'],
  build() {
    const generated = [ownPackage('java'), packageOf('cdk8s-plus-27', 'java')].map((folder) =>
      join(folder, 'src', 'main'),
    );
    resources = generated.map((folder) => join(folder, 'resources'));
    writeFileSync(join(place, 'pom.xml'), pom());
    call('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${join(place, 'jars')}`], {
      cwd: place,
    });
    const sources = generated.map((folder) => join(folder, 'java')).join(':');
    const options = ['-nowarn', '-proc:none', '-implicit:class', '-encoding', 'UTF-8'];
    call('javac', [...options, '-d', classes, '-cp', jars, '-sourcepath', sources, join(APPS, 'Shop.java')]);
  },
  run: (outdir, mistake) =>
    answerOf('java', ['-cp', [classes, jars, ...resources].join(':'), 'Shop', ...argumentsOf(outdir, mistake)]),
};

function pom(): string {
  const wanted = [
    ['org.cdk8s', 'cdk8s', releaseOf('cdk8s')],
    ['software.constructs', 'constructs', releaseOf('constructs')],
    ['software.amazon.jsii', 'jsii-runtime', runtimeRelease()],
    // Names the @Generated of the generated sources.
    ['javax.annotation', 'javax.annotation-api', '1.3.2'],
  ];
  const dependencies = wanted.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
<dependencies>${dependencies.join('\n')}</dependencies>
</project>
`;
}
