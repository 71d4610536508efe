import { annotationKey, qualifiedName } from '../../src/values/qualified-name';
import { itRefuses, itTakes } from './tables';

const EXPECTED =
  'a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"';
const anyName = 'write it like "app" or "example.com/app"';

describe('a qualified name (FMT-7)', () => {
  itTakes(qualifiedName, [
    ['app'],
    ['a'],
    ['A_b.C-9'],
    ['a'.repeat(63)],
    ['app.kubernetes.io/name'],
    ['kubernetes.io/h2c'],
    [`${'a'.repeat(253)}/${'b'.repeat(63)}`],
  ]);

  itRefuses(qualifiedName, EXPECTED, [
    ['', 'an empty text', anyName],
    ['a'.repeat(64), `"${'a'.repeat(64)}"`, 'shorten it to 63 characters'],
    [`x/${'a'.repeat(64)}`, `"x/${'a'.repeat(64)}"`, 'shorten what follows "/" to 63 characters'],
    [`${'a'.repeat(254)}/b`, `"${'a'.repeat(80)}"… of 256 characters`, anyName],
    ['/app', '"/app"', anyName],
    ['example.com/', '"example.com/"', anyName],
    ['a/b/c', '"a/b/c"', anyName],
    ['Example.com/app', '"Example.com/app"', anyName],
    ['-app', '"-app"', anyName],
    ['app_', '"app_"', anyName],
    ['my app', '"my app"', anyName],
    ['__proto__', '"__proto__"', anyName],
    [5, '5', 'write it as a text'],
    [undefined, 'nothing', 'write it as a text'],
  ]);
});

describe('the key of an annotation (FMT-9)', () => {
  itTakes(annotationKey, [['app'], ['Example.COM/App'], ['nginx.ingress.kubernetes.io/rewrite-target']]);

  itRefuses(annotationKey, EXPECTED, [
    ['My Key', '"My Key"', anyName],
    ['A'.repeat(64), `"${'A'.repeat(64)}"`, 'shorten it to 63 characters'],
    ['a/b/c', '"a/b/c"', anyName],
    [5, '5', 'write it as a text'],
  ]);
});
