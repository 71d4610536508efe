import { password, urlReady } from '../../src/values/password-text';
import { itRefuses, itTakes } from './tables';

describe('a password', () => {
  const odd = 'a "quoted" \\ $(odd) `päss` %';

  itTakes(password(), [[odd], [`${odd}\n`, odd], [' '], ['a'.repeat(1000)]]);
  itTakes(password(32), [['ä'.repeat(32)], ['😀'.repeat(32)]]);

  itRefuses(password(), 'a password of one line', [
    ['', 'an empty password', 'generate one'],
    ['\n', 'an empty password', 'generate one'],
    [undefined, 'an empty password', 'generate one'],
    ['a\nb', 'a password of several lines', 'generate another'],
    ['a\n\n', 'a password of several lines', 'generate another'],
  ]);

  itRefuses(password(32), 'at most 32 characters', [
    ['a'.repeat(33), 'a password of 33 characters', 'generate a shorter one'],
  ]);
});

describe('a password as it stands in a URL', () => {
  const found = 'a password with characters that a URL must encode';
  const fix = 'generate one of those, or keep it percent-encoded as well: userPasswordForUrls';

  itTakes(urlReady, [[''], ['abc-XYZ_0.9~'], ['p%40ss%2Fword']]);
  itRefuses(urlReady, 'letters, digits, "-", ".", "_", "~" and percent-encoded bytes', [
    ['p@ss', found, fix],
    ['a b', found, fix],
    ['100%', found, fix],
    ['a\n', found, fix],
    ['ä', found, fix],
  ]);
});
