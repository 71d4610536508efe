/** Passwords with everything that shells, option files, SQL and connection strings trip over. MySQL takes 32 characters for replication. */
export const PASSWORDS = {
  password: `adm'in "quoted" \\back\\ $HOME %s %20 #;&\` !ü😀:@/`,
  'replication-password': `r'e"p\\l $HOME %s#;&\`!ü:@/ x`,
  'user-password': `us'er "quoted" \\n $(id) \${PATH} %d :@/?=& ñ`,
};

/** Whether a text holds one of the passwords, or a piece of one that only it has. */
export function passwordIn(text: string, passwords: Readonly<Record<string, string>> = PASSWORDS): string | undefined {
  return Object.keys(passwords).find(
    (key) => text.includes(passwords[key]) || text.includes(passwords[key].slice(0, 9)),
  );
}
