import { ownerReferences } from '../../src/values/owner-references';
import { itTakes, sentenceOf } from './tables';

const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1' };
const other = { ...owner, apiVersion: 'v1', uid: '2', controller: true, blockOwnerDeletion: false };

itTakes(ownerReferences, [[[]], [[owner]], [[owner, other]]]);

test.each([
  [
    [{ ...owner, apiVersion: 'apps/' }],
    'it[0].apiVersion: found "apps/", expected an API version such as "v1" or "apps/v1"; copy it from the owner',
  ],
  [
    [{ ...owner, apiVersion: 'a/b/v1' }],
    'it[0].apiVersion: found "a/b/v1", expected an API version such as "v1" or "apps/v1"; copy it from the owner',
  ],
  [
    [{ ...owner, uid: '' }],
    'it[0].uid: found an empty text, expected a text with at least one visible character; write something, or leave it out',
  ],
  [
    [{ ...other, kind: 'Event' }],
    'it[0]: found an Event, expected an object that stays: Events own nothing; name another owner',
  ],
  [
    [{ ...other, apiVersion: '/v1', kind: 'Event' }],
    'it[0]: found an Event, expected an object that stays: Events own nothing; name another owner',
  ],
  [[owner, { ...owner, name: 'api' }], 'it[1].uid: found the uid "1" twice, expected different owners; leave one out'],
  [
    [other, { ...other, uid: '3' }],
    'it[1].controller: found a second controller, expected at most one; leave out controller: true',
  ],
])('refuses %j', (input, sentence) => {
  expect(sentenceOf(ownerReferences(input))).toBe(sentence);
});
