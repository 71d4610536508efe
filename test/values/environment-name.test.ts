import { environmentName } from '../../src/values/environment-name';
import { itRefuses, itTakes } from './tables';

describe('the name of an environment variable (FMT-17)', () => {
  const anyName = 'write it like "DATABASE_HOST"';

  itTakes(environmentName, [['DATABASE_HOST'], ['a'], ['1'], ['with blank'], ['a.b-c'], [' '], ['~'], ['<>']]);

  itRefuses(environmentName, 'the name of an environment variable: printable ASCII without "="', [
    ['', 'an empty text', anyName],
    ['é', '"é"', anyName],
    ['A\n', '"A\\n"', anyName],
    ['A\u007f', '"A\u007f"', anyName],
    // What follows the sign may be a secret.
    ['PASSWORD=hunter2', '"PASSWORD" with "=" and a value', 'did you mean "PASSWORD"?'],
    ['=hunter2', 'a text with "="', anyName],
    ['é=hunter2', 'a text with "="', anyName],
    [5, '5', 'write it as a text, such as "DATABASE_HOST"'],
    [undefined, 'nothing', 'write it as a text, such as "DATABASE_HOST"'],
  ]);
});
