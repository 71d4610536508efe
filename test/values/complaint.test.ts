import { Complaint, isComplaint } from '../../src/values/complaint';

const complaint = new Complaint('90000 s', '1 s to 86400 s', 'shorten it');

test('a complaint is one sentence: where, found, expected, what to do', () => {
  expect(complaint.sentence('shop/cart')).toBe('shop/cart: found 90000 s, expected 1 s to 86400 s; shorten it');
});

test('a property at fault is named after the construct', () => {
  expect(complaint.under('sessionTimeout').sentence('shop/cart')).toBe(
    'shop/cart sessionTimeout: found 90000 s, expected 1 s to 86400 s; shorten it',
  );
});

test('the place of a fault is built from the inside out', () => {
  expect(complaint.under('period').under(2).under('probes').at).toBe('.probes[2].period');
});

test('an element of a list needs no blank before its number', () => {
  expect(complaint.under(0).sentence('the ports')).toBe(
    'the ports[0]: found 90000 s, expected 1 s to 86400 s; shorten it',
  );
});

test('a complaint is told from a value', () => {
  expect([complaint, { ...complaint }, undefined, null, 'found'].map(isComplaint)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
