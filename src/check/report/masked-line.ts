import { CONFIDENTIAL } from '../../guesses/settings/confidential-names';

/*
 * Lines of manifests without what is meant to stay secret in them, and as long as before: marks point into them. A report
 * may be read by more people than the manifests.
 */

/** A value: in quotes whole, and else up to what ends it. */
const VALUE = String.raw`("[^"]*"|'[^']*'|[^\s"',;&{}[\]()]+)`;

/** What stands before a secret, and the secret. */
const SECRETS: readonly RegExp[] = [
  // PGPASSWORD=…, --token=…, ?password=…
  new RegExp(`(${CONFIDENTIAL}=)${VALUE}`, 'gi'),
  // password: …
  new RegExp(String.raw`(${CONFIDENTIAL}["']?:\s{1,4})${VALUE}`, 'gi'),
  // {name: DB_PASSWORD, value: …}
  new RegExp(String.raw`(${CONFIDENTIAL}["']?,\s{0,4}["']?value["']?:\s{0,4})${VALUE}`, 'gi'),
  // --password …, and the same as two items of a list
  new RegExp(String.raw`(--?[a-z-]{0,32}${CONFIDENTIAL}(?:["'],\s{0,4}|,\s{0,4}|\s{1,4}))${VALUE}`, 'gi'),
  // mysql -p…
  /(\bm(?:ysql|ariadb)[a-z-]{0,16}\s[^"']{0,512}?\s-p)([^\s"']{2,256})/g,
  // postgres://user:…@
  /(:\/\/[^\s/:@]{0,256}:)([^\s/@]+)(?=@)/g,
  // user:…@tcp(…)
  /([\s"'=][\w.-]{1,64}:)([^\s@"']{1,256})(?=@(?:tcp|unix)?\()/g,
];

export function maskedLine(line: string): string {
  return SECRETS.reduce(
    (text, secret) => text.replace(secret, (_, before: string, value: string) => before + '*'.repeat(value.length)),
    line,
  );
}
