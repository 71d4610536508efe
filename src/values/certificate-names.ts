/**
 * The hosts that a certificate is for: its alternative names, or the common name where it has none.
 *
 * @param alternatives the subject alternative names as one text, `DNS:a.example.com, DNS:b.example.com`
 * @param subject the distinguished name, a part a line
 */
export function certificateNames(alternatives: string | undefined, subject: string): string[] {
  if (alternatives !== undefined) {
    return alternatives
      .split(', ')
      .filter((name) => name.startsWith('DNS:'))
      .map((name) => name.slice('DNS:'.length));
  }
  const name = /^CN=(.*)$/m.exec(subject)?.[1];
  return name === undefined ? [] : [name];
}
