import { floatYaml11Tag, intCoreTag, NOT_RESOLVED } from 'js-yaml';

/*
 * Numbers as Kubernetes' tools read them: `resolve` of go.yaml.in/yaml/v2. `0644` counts in eights, `1_000` is a thousand, and
 * so is `1e3`, with which half a commit's hash may be one.
 */

const WHOLE = /^[-+]?(?:0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/;
const IN_EIGHTS = /^0[oO]?(?=[0-7])/;
const BROKEN = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const ENDLESS = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What no number of 64 bits is above. */
const MOST = 2 ** 64;

const whole = (source: string): number | typeof NOT_RESOLVED => {
  const plain = source.replaceAll('_', '');
  if (!WHOLE.test(plain)) {
    return NOT_RESOLVED;
  }
  const digits = plain.replace(/^[-+]/, '').replace(IN_EIGHTS, '0o');
  const value = plain.startsWith('-') ? -Number(digits) : Number(digits);
  // What has too many digits is a broken number if they are decimal, and a text if not.
  return Math.abs(value) < MOST ? value + 0 : NOT_RESOLVED;
};

const broken = (source: string, isExplicit: boolean, tag: string): number | typeof NOT_RESOLVED => {
  const asWhole = isExplicit ? whole(source) : NOT_RESOLVED;
  if (asWhole !== NOT_RESOLVED || ENDLESS.test(source)) {
    return asWhole === NOT_RESOLVED ? floatYaml11Tag.resolve(source, false, tag) : asWhole;
  }
  const plain = source.startsWith('.') ? source : source.replaceAll('_', '');
  const value = BROKEN.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : NOT_RESOLVED;
};

/** What takes the place of the numbers of js-yaml. */
export const NUMBERS = [
  { ...intCoreTag, resolve: whole },
  { ...floatYaml11Tag, resolve: broken },
];
