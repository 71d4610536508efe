import { hostnamesMeet } from '../../src/values/hostnames';

test.each([
  ['', 'shop.example.com'],
  ['shop.example.com', 'shop.example.com'],
  ['*.example.com', 'shop.example.com'],
  ['*.example.com', 'eu.shop.example.com'],
  ['*.example.com', '*.shop.example.com'],
  ['shop.example.com', '*.example.com'],
  ['*.shop.example.com', '*.example.com'],
])('a listener for "%s" and a route for "%s" have a host in common', (listener, route) => {
  expect(hostnamesMeet(listener, route)).toBe(true);
});

test.each([
  ['shop.example.com', 'shop.example.org'],
  ['*.example.com', 'example.com'],
  ['example.com', '*.example.com'],
  ['*.example.com', 'shopexample.com'],
  ['*.a.example.com', '*.b.example.com'],
])('a listener for "%s" and a route for "%s" have none', (listener, route) => {
  expect(hostnamesMeet(listener, route)).toBe(false);
});
