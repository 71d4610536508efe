import { pinnedImage, versionTag } from '../../src/values/image-reference';
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
  ]);

  itRefuses(versionTag, 'the version as an image tag, such as "8.4" or "16-alpine"', [
    [8.4, '8.4', 'write it in quotes'],
    ['', 'an empty text', 'say which version you run'],
    ['latest', '"latest"', 'say which version you run'],
    ['v8.4', '"v8.4"', 'say which version you run'],
    ['8.', '"8."', 'say which version you run'],
    ['8 4', '"8 4"', 'say which version you run'],
    ['1'.repeat(129), `"${'1'.repeat(80)}"… of 129 characters`, 'say which version you run'],
    [undefined, 'nothing', 'say which version you run'],
  ]);
});
