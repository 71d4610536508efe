import { loopbackSettings } from '../../../src/guesses/settings/loopback';
import { Container } from '../../../src/model/views/container';
import { Field } from '../../../src/values/field';

function found(container: object): string[] {
  return loopbackSettings(new Container(Field.root(container), 'main')).map(
    ({ field, address, port }) => `${field.path} ${address}${port === undefined ? '' : ` ${port}`}`,
  );
}

test.each<[readonly string[], readonly string[]]>([
  [['--host=127.0.0.1'], ['args[0] 127.0.0.1']],
  [['--host', 'localhost'], ['args[1] localhost']],
  [['--http-listen-address=127.0.0.1:9090'], ['args[0] 127.0.0.1 9090']],
  [['--bind-address=[::1]:8080'], ['args[0] [::1] 8080']],
  [['flask run --host=127.0.0.1 --port=8080'], ['args[0] 127.0.0.1']],
  [['--host=0.0.0.0'], []],
  [['--listen=:8080'], []],
  [['--upstream=http://127.0.0.1:8080'], []],
  [['--db-url', '127.0.0.1'], []],
])('the arguments %j', (args, expected) => {
  expect(found({ args })).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['HOST', '127.0.0.1', ['env[0].value 127.0.0.1']],
  ['ASPNETCORE_URLS', 'http://localhost:5000', ['env[0].value localhost 5000']],
  ['HTTP_LISTEN_ADDR', '127.0.0.1:8080', ['env[0].value 127.0.0.1 8080']],
  ['DB_HOST', '127.0.0.1', []],
  ['HOST', 'web', []],
])('the variable %s with %s', (name, value, expected) => {
  expect(found({ env: [{ name, value }] })).toEqual(expected);
});
