import type { Tool } from '../check/report/sarif';

/** What the command says of itself: its version and the pages about its rules, by the package that it is part of. */
export function toolOf(packageJson: string): Tool {
  const { version, repository } = JSON.parse(packageJson) as { version: string; repository: { url: string } };
  const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return { version, helpOn: (rule) => `${home}/blob/v${version}/docs/rules/${rule}.md` };
}
