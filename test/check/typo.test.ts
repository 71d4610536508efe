import { typoOf } from '../../src/check/references/typo';

test.each([
  ['shop-setings', 'shop-settings'],
  ['hmac-oken', 'hmac-token'],
  ['hmac-ttoken', 'hmac-token'],
])('%s is a slip of %s', (name, meant) => {
  expect(typoOf(name, ['other-settings', meant])).toBe(meant);
});

test.each([
  ['gateway-internal', 'gateway-external'],
  ['settings', 'shop-settings'],
  ['shop-settings', 'shop-settings'],
])('%s is none of %s', (name, other) => {
  expect(typoOf(name, [other])).toBeUndefined();
});
