import { slipAmong } from '../../src/values/likeness';

test.each([
  ['shop-setings', 'shop-settings'],
  ['hmac-oken', 'hmac-token'],
  ['hmac-ttoken', 'hmac-token'],
])('%s is a slip of %s', (name, meant) => {
  expect(slipAmong(name, ['other-settings', meant])).toBe(meant);
});

test.each([
  ['gateway-internal', 'gateway-external'],
  ['settings', 'shop-settings'],
  ['shop-settings', 'shop-settings'],
])('%s is none of %s', (name, other) => {
  expect(slipAmong(name, [other])).toBeUndefined();
});
