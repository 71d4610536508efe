import {
  imageRepository,
  isBefore,
  pinnedImage,
  registryHost,
  untagged,
  versionTag,
} from '../../src/values/image-reference';
import { itRefuses, itTakes } from './tables';

describe('an image that says its version', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
  const withTag = 'write registry/name:tag, the name in lower case and without blanks';
  const whichVersion = 'say which version: what "latest" means changes under a running database';

  itTakes(pinnedImage, [
    ['mysql:8.4'],
    ['mysql:latest'],
    ['library/mysql:8'],
    ['registry.example.com/team/mysql:8.4-oracle'],
    ['Registry.example.com:5000/mysql:8'],
    ['localhost:5000/mysql:8'],
    ['[2001:db8::1]:5000/mysql:8'],
    [`mysql@${digest}`],
    [`mysql:8.4@${digest}`],
    [`mysql:${'1'.repeat(128)}`],
  ]);

  itRefuses(pinnedImage, 'an image with a tag or digest, such as "mysql:8.4"', [
    ['mysql', '"mysql" without a tag', whichVersion],
    ['registry.example.com/mysql', '"registry.example.com/mysql" without a tag', whichVersion],
    // The colon belongs to the registry's port.
    ['localhost:5000/mysql', '"localhost:5000/mysql" without a tag', whichVersion],
    ['mysql:', '"mysql:"', withTag],
    [`mysql:${'1'.repeat(129)}`, `"mysql:${'1'.repeat(74)}"… of 135 characters`, withTag],
    ['mysql@sha256:0123', '"mysql@sha256:0123"', withTag],
    ['MySQL:8.4', '"MySQL:8.4"', withTag],
    ['mysql:8.4 ', '"mysql:8.4 "', withTag],
    ['/mysql:8.4', '"/mysql:8.4"', withTag],
    ['a'.repeat(1025), `"${'a'.repeat(80)}"… of 1025 characters`, withTag],
    ['', 'an empty text', withTag],
    [8.4, '8.4', 'write it as a text'],
    [undefined, 'nothing', 'write it as a text'],
  ]);
});

describe('the tag of a version', () => {
  itTakes(versionTag, [
    ['8'],
    ['8.4'],
    ['8.4.3'],
    ['16-alpine'],
    ['7.0.14-jammy'],
    ['11_lts'],
    ['8.4.rc1'],
    ['1'.repeat(128)],
    [`8.4@sha256:${'0a'.repeat(32)}`],
  ]);

  itRefuses(versionTag, 'the version as an image tag, such as "8.4" or "16-alpine"', [
    [8.4, '8.4', 'write it in quotes'],
    ['', 'an empty text', 'say which version you run'],
    ['latest', '"latest"', 'say which version you run'],
    ['v8.4', '"v8.4"', 'say which version you run'],
    ['8.', '"8."', 'say which version you run'],
    ['8 4', '"8 4"', 'say which version you run'],
    ['8.4@sha256:0a', '"8.4@sha256:0a"', 'say which version you run'],
    ['1'.repeat(129), `"${'1'.repeat(80)}"… of 129 characters`, 'say which version you run'],
    [undefined, 'nothing', 'say which version you run'],
  ]);
});

describe('where an image is pulled from', () => {
  const host = 'leave out the scheme and the path; what comes behind the host is the repository';
  const name = 'leave out the registry and the tag, which have places of their own';

  itTakes(registryHost, [['registry.example.com'], ['Registry:5000'], ['[2001:db8::1]:5000']]);
  itRefuses(registryHost, 'the host of a registry, such as "registry.example.com:5000"', [
    ['', 'an empty text', host],
    ['https://registry.example.com', '"https://registry.example.com"', host],
    ['registry.example.com/mirrors', '"registry.example.com/mirrors"', host],
    ['registry.example.com:', '"registry.example.com:"', host],
    [5000, '5000', host],
  ]);

  itTakes(imageRepository, [['mysql'], ['mirrors/my_sql'], ['a/b/c-d.e']]);
  itRefuses(imageRepository, 'a repository in lower case, such as "mirrors/mysql"', [
    ['', 'an empty text', name],
    ['MySQL', '"MySQL"', name],
    ['/mysql', '"/mysql"', name],
    ['mysql:8.4', '"mysql:8.4"', name],
    ['a'.repeat(256), `"${'a'.repeat(80)}"… of 256 characters`, name],
  ]);
});

test.each([
  ['8.0.25', true],
  ['8.0.26', false],
  ['8.0.3-oracle', true],
  ['8.0', false],
  ['8', false],
  ['5.7', true],
  ['9.1', false],
  [`8.0.11@sha256:${'0a'.repeat(32)}`, true],
])('%s is before 8.0.26: %p, and a series means its newest release', (tag, before) => {
  expect(isBefore(tag, [8, 0, 26])).toBe(before);
});

test.each([
  ['mysql', 'mysql'],
  ['mysql:8.4', 'mysql'],
  [`mysql:8.4@sha256:${'0'.repeat(64)}`, 'mysql'],
  ['registry.example.com:5000/team/mysql', 'registry.example.com:5000/team/mysql'],
  ['registry.example.com:5000/team/mysql:8.4', 'registry.example.com:5000/team/mysql'],
])('%s without tag and digest is %s', (image, name) => {
  expect(untagged(image)).toBe(name);
});
