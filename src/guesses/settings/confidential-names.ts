/**
 * How names end of which the value is secret, for a regular expression that takes no notice of capitals. A name of a
 * Secret, as in `secretName`, is none.
 */
export const CONFIDENTIAL =
  '(?:pass(?:word|wd|phrase)?|pwd|token|client[-_.]?secret|(?:api|private|access|secret)[-_.]?key)';
