import { Complaint } from '../../src/values/complaint';
import { containerPath, volumeSubPath } from '../../src/values/container-path';

test.each(['/data', '/var/lib/my sql', '/a..b'])('%p is a path inside a container', (path) => {
  expect(containerPath(path)).toBe(path);
});

test.each<[unknown, string]>([
  ['', 'an empty text'],
  ['/', '"/"'],
  ['data', '"data"'],
  ['/a:b', '"/a:b"'],
  ['/a/../b', '"/a/../b"'],
  ['/a\nb', String.raw`"/a\nb"`],
  [undefined, 'nothing'],
])('%p is no path inside a container', (input, found) => {
  const expected = 'an absolute path inside the container, without ":" and ".."';
  expect(containerPath(input)).toEqual(new Complaint(found, expected, 'such as "/var/lib/data"'));
});

test.each(['mysql', 'a/b', '..data'])('%p is a path inside a volume', (path) => {
  expect(volumeSubPath(path)).toBe(path);
});

test.each<[unknown, string]>([
  ['', 'an empty text'],
  ['/data', '"/data"'],
  ['..', '".."'],
  ['a/..', '"a/.."'],
  [7, '7'],
])('%p is no path inside a volume', (input, found) => {
  expect(volumeSubPath(input)).toEqual(
    new Complaint(found, 'a relative path inside the volume, without ".."', 'such as "data"'),
  );
});
