import { wrappedHost } from '../../src/values/wrapped-host';

test.each<[string, string | undefined, string]>([
  ['https://db.example.com', 'db.example.com', 'in a URL'],
  ['jdbc:mysql://db.example.com:3306/shop', 'db.example.com', 'in a URL'],
  ['HTTPS://DB.example.com?x', 'db.example.com', 'in a URL'],
  ['https://[2001:db8::1]:443/', '2001:db8::1', 'in a URL'],
  ['root@db.example.com', 'db.example.com', 'with a user name'],
  ['root:secret@db.example.com:3306', 'db.example.com', 'with a user name'],
  ['db.example.com/shop', 'db.example.com', 'with a path'],
  ['db.example.com/@user', undefined, 'with a path'],
  ['db.example.com:3306', 'db.example.com', 'with a port'],
  ['10.0.0.7:3306', '10.0.0.7', 'with a port'],
  ['https://', undefined, 'in a URL'],
  ['https://a_b', undefined, 'in a URL'],
  ['root:se@cret@db.example.com', undefined, 'with a user name'],
  ['mysql://root:se/cret@db.example.com', undefined, 'in a URL'],
])('in %s the host is %s, %s', (text, host, wrapping) => {
  expect(wrappedHost(text)).toEqual({ host, wrapping });
});

test.each(['db.example.com', 'DB.example.com', 'a b', '', '2001:db8::1', '[2001:db8::1]', 'a:b:c'])(
  'nothing is around %j',
  (text) => {
    expect(wrappedHost(text)).toBeUndefined();
  },
);
