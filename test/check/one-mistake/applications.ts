import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Chart, Testing } from 'cdk8s';
import { readObjects, readText } from '../../../src/model/objects/read';
import { applications, CORPUS, sourcesOf } from '../../support/corpus';
import { Application } from './application';

const WRITTEN = join(__dirname, 'applications');
const EXAMPLES = join(__dirname, '../../../examples');

/** Applications in which nothing is found: those written for this suite, and the examples of this repository. */
export function ownApplications(): Application[] {
  const written = readdirSync(WRITTEN).map((name) => {
    const { objects } = readText({ name, text: readFileSync(join(WRITTEN, name), 'utf8') });
    return new Application(name, objects);
  });
  const examples = readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
    .map((file) => {
      const [Example] = Object.values<new (app: App, id: string) => Chart>(require(join(EXAMPLES, file)));
      const chart = new (Example ?? Chart)(Testing.app(), file.replace('.ts', ''));
      return new Application(file, readObjects(Testing.synth(chart)));
    });
  return [...written, ...examples];
}

/** Real applications, where they lie beside the repository. */
export function realApplications(): Application[] {
  const corpus = CORPUS;
  return corpus === undefined
    ? []
    : applications(corpus).map(
        (name) =>
          new Application(
            name,
            sourcesOf(corpus, name).flatMap((source) => readText(source).objects),
          ),
      );
}
