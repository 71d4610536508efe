import type { Block } from './documented-code';
import { inFolderWith } from './documented-files';
import { runIn } from './small-terminal';

/*
 * Commands in documents do what is shown: a block of language `console` shows commands behind `$ `, each with all that it
 * prints.
 */

/** A command that a document shows, with what it is said to print. */
interface ShownCommand {
  readonly args: readonly string[];
  readonly printed: string;
}

/** The commands of a document whose words are all given, apart from those that end in `…`. */
export function commandsOf(blocks: readonly Block[]): ShownCommand[] {
  return blocks
    .filter(({ language }) => language === 'console')
    .flatMap(({ text }) => text.split(/^(?=\$ )/m))
    .map((shown) => {
      const [first = '', ...printed] = shown.split('\n');
      const args = first.replace('$ npx cdk8s-service-patterns ', '').split(' ');
      return { args, printed: printed.join('\n').trimEnd() };
    });
}

/** What a command prints in a folder with the files of a document. */
export function printedBy({ args }: ShownCommand, blocks: readonly Block[]): string {
  const tool = { version: '1.2.3', helpOn: (rule: string) => `https://example.com/rules/${rule}.md` };
  return inFolderWith(blocks, () =>
    runIn(args, { tool })
      .printed.replace(/\(\d+ ms\)/, '(9 ms)')
      .trimEnd(),
  );
}
