import { Size } from 'cdk8s';
import { storageSize } from '../../src/values/storage-size';
import { itRefuses, itTakes } from './tables';

const withUnit = 'give it with its unit, such as Size.gibibytes(10)';

describe('a Size as a Kubernetes quantity', () => {
  itTakes(storageSize, [
    [Size.kibibytes(1), '1Ki'],
    [Size.kibibytes(1023), '1023Ki'],
    [Size.kibibytes(1024), '1Mi'],
    [Size.mebibytes(1536), '1536Mi'],
    [Size.gibibytes(10), '10Gi'],
    [Size.gibibytes(1.5), '1536Mi'],
    [Size.tebibytes(1), '1Ti'],
    [Size.gibibytes(1024), '1Ti'],
    [Size.pebibyte(2), '2Pi'],
    // A part of a KiB counts as a whole one.
    [Size.kibibytes(0.5), '1Ki'],
    [Size.gibibytes(0.1), '104858Ki'],
    [Size.kibibytes(Number.MAX_SAFE_INTEGER), '9007199254740991Ki'],
  ]);

  test('may come from another copy of cdk8s', () => {
    expect(storageSize({ toKibibytes: () => 2048 })).toBe('2Mi');
  });

  itRefuses(storageSize, 'a Size above 0 KiB', [
    [Size.gibibytes(0), '0 KiB', 'give the volume room, such as Size.gibibytes(10)'],
    [{ toKibibytes: () => -1 }, '-1 KiB', 'give the volume room, such as Size.gibibytes(10)'],
    [10, '10', withUnit],
    ['10Gi', '"10Gi"', withUnit],
    [undefined, 'nothing', withUnit],
    [null, 'null', withUnit],
    [{ gibibytes: 10 }, 'an object', withUnit],
    [{ toKibibytes: () => Number.NaN }, 'an object', withUnit],
    [{ toKibibytes: () => '10' }, 'an object', withUnit],
  ]);

  itRefuses(storageSize, 'a Size below 8 EiB', [
    [Size.pebibyte(8192), '9007199254740992 KiB', 'shrink it, such as Size.gibibytes(10)'],
    [{ toKibibytes: () => Number.POSITIVE_INFINITY }, 'Infinity KiB', 'shrink it, such as Size.gibibytes(10)'],
  ]);
});
