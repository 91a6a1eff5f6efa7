import type { Doc } from '../../src/core/json.ts';
import { hookContextOf } from '../support/documents.ts';
import { rowOf } from './rows.ts';

const AMA: Doc = {
  user_id: 'auth0|1',
  email: 'ama.boateng@fernhill.example',
  email_verified: false,
  name: 'Ama Boateng',
  nickname: 'ama.boateng',
  created_at: '2026-02-01T10:00:00.000Z',
  last_login: '2026-02-28T23:10:00.000Z',
  logins_count: 12,
  identities: [{ connection: 'fernhill-staff', provider: 'auth0', user_id: '1' }],
  app_metadata: { workshop: 'Leith', bay: 2, tools: [] },
  user_metadata: { display: { language: 'en' }, cities: ['Paris', 'Seattle'] },
};
const KOFI: Doc = {
  user_id: 'github|2',
  email: 'kofi@riders.example',
  name: 'Kofi (mechanic)',
  created_at: '2026-01-15T10:00:00.000Z',
  identities: [{ connection: 'github', provider: 'github', user_id: '2' }],
};

function found(query: Record<string, string>): unknown[] {
  const context = hookContextOf({ query });
  return (rowOf('users').listed?.([AMA, KOFI], context) ?? []).map(({ user_id }) => user_id);
}

const AMA_ONLY = ['auth0|1'];
const KOFI_ONLY = ['github|2'];
const BOTH = ['auth0|1', 'github|2'];

it.each([
  ['email:"ama.boateng@fernhill.example"', AMA_ONLY],
  ['email:AMA*', AMA_ONLY],
  ['name:"ama boateng"', AMA_ONLY],
  ['name:ama\\ boateng', AMA_ONLY],
  ['name:*mechanic*', KOFI_ONLY],
  ['name:"ama"', []],
  ['email.domain:"riders.example"', KOFI_ONLY],
  ['user_id:"AUTH0|1"', []],
  ['identities.connection:"fernhill-staff" AND email:ama*', AMA_ONLY],
  ['identities.connection:(github OR "fernhill-staff")', BOTH],
  ['identities.connection:fernhill-staff AND (email:kofi* OR logins_count:12)', AMA_ONLY],
  ['email:nobody@fernhill.example OR nickname:ama.boateng', AMA_ONLY],
  ['NOT email_verified:false', KOFI_ONLY],
  ['-email_verified:false', KOFI_ONLY],
  ['NOT _exists_:logins_count OR logins_count:0', KOFI_ONLY],
  ['_exists_:app_metadata.workshop', AMA_ONLY],
  ['_exists_:app_metadata.tools', []],
  ['logins_count:[10 TO 100}', AMA_ONLY],
  ['logins_count:[* TO 12}', []],
  ['last_login:[2026-02-01 TO 2026-02-28]', AMA_ONLY],
  ['created_at:{2026-01-15T10:00:00.000Z TO *]', AMA_ONLY],
  ['app_metadata.bay:2', AMA_ONLY],
  ['user_metadata.display.language:en', AMA_ONLY],
  ['user_metadata.cities:"Paris"', AMA_ONLY],
  ['"Kofi (mechanic)"', KOFI_ONLY],
  ['Seattle', []],
  ['name:* AND !nickname:*', KOFI_ONLY],
])('q=%s', (q, ids) => {
  expect(found({ q })).toEqual(ids);
});

it.each([
  'name:',
  'name:"Ama',
  '(email:ama*',
  'email:ama*)',
  'logins_count:[1 TO',
  'logins_count:[1 2]',
  'name:*ab',
  'user_metadata.cities:Par*',
  'AND',
])('refuses q=%s', (q) => {
  expect(() => found({ q })).toThrow('Invalid search query');
});

it('sorts by a field in either direction, those without it last', () => {
  expect(found({ sort: 'created_at:1' })).toEqual(['github|2', 'auth0|1']);
  expect(found({ sort: 'created_at:-1' })).toEqual(BOTH);
  expect(found({ sort: 'logins_count:1' })).toEqual(BOTH);
  expect(() => found({ sort: 'created_at' })).toThrow('on property sort');
  expect(() => found({ sort: 'app_metadata.bay:1' })).toThrow('not supported');
});

it('knows three search engines, the first of which has a filter for the connection', () => {
  expect(found({ search_engine: 'v1', connection: 'github' })).toEqual(KOFI_ONLY);
  expect(found({ search_engine: 'v3', connection: 'github' })).toEqual(BOTH);
  expect(() => found({ search_engine: 'v9' })).toThrow('on property search_engine');
});

it('shows no more than the first thousand', () => {
  expect(found({ page: '9', per_page: '100' })).toEqual(BOTH);
  expect(() => found({ page: '10', per_page: '100' })).toThrow('first 1000 records');
});
