import { maskedLine } from '../../src/check/report/masked-line';

test.each([
  ['args: ["--host", "db:5439", "--password", "hunter2!"]', 'args: ["--host", "db:5439", "--password", **********]'],
  ['command: ["sh", "-c", "PGPASSWORD=hunter2 psql -h db"]', 'command: ["sh", "-c", "PGPASSWORD=******* psql -h db"]'],
  ['- mysql -h db -P 5441 -phunter2', '- mysql -h db -P 5441 -p*******'],
  ['value: "shop:hunter2@tcp(db:3307)/shop"', 'value: "shop:*******@tcp(db:3307)/shop"'],
  ['value: "https://db:5435/?token=hunter2&x=1"', 'value: "https://db:5435/?token=*******&x=1"'],
  [
    'value: jdbc:postgresql://db:5436/x?user=a&password=hunter2',
    'value: jdbc:postgresql://db:5436/x?user=a&password=*******',
  ],
  ['{name: DB_PASSWORD, value: hunter2}', '{name: DB_PASSWORD, value: *******}'],
  ["password: 'two words'", 'password: ***********'],
  ['url: postgres://shop:hunter2@db:5432/shop', 'url: postgres://shop:*******@db:5432/shop'],
  ['- --api-key=hunter2', '- --api-key=*******'],
  ['- -Ddb.password=hunter2', '- -Ddb.password=*******'],
  ['- --token hunter2 --port 80', '- --token ******* --port 80'],
  ['clientSecret: hunter2', 'clientSecret: *******'],
])('%s is shown without its secret', (line, masked) => {
  expect(maskedLine(line)).toBe(masked);
  expect(maskedLine(line)).toHaveLength(line.length);
});

test.each([
  'secretName: shop-tls',
  'secretKeyRef: {name: db, key: password}',
  '- --password-file /run/secrets/db',
  '- --token-ttl 60',
  'image: ghcr.io/shop/token:1.2@sha256:0123456789abcdef',
  'host: shop.example.com',
  'path: /login?next=/',
  'ports: [{name: http, containerPort: 8080}]',
  'passwordVariable: {secretKeyRef: {name: db}}',
])('%s is shown as it is', (line) => {
  expect(maskedLine(line)).toBe(line);
});
