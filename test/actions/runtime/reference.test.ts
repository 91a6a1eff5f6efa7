import type { Argument } from '../../../src/actions/runtime/api/arguments.ts';
import { type Field, fieldsOf } from '../../../src/actions/runtime/events/fields-of.ts';
import { triggers } from '../../../src/actions/runtime/triggers/index.ts';
import reference from '../../fixtures/actions-reference.json';

// test/fixtures/actions-reference.json holds the facts of Auth0's reference (August 2026): of each trigger the fields of its
// event, but for `secrets`, and the parameters of its api methods. `?` is optional; values are separated by `|`.

/** `transaction.actor` repeats itself; the reference writes four levels out. */
const REPEATED = /^transaction\.actor\.act\./;

/** Where Auth0 takes more than its reference says. Published Actions deny a registration with one argument. */
const DEPARTURES: Readonly<Record<string, string>> = {
  'pre-user-registration access.deny': 'reason, userMessage?',
};

const rows = Object.entries(triggers);

describe.each(rows)('%s', (id, { event, api }) => {
  test('has the fields of the reference, with their types and values, and no others', () => {
    const ours = fieldsOf(event).filter(({ path }) => !path.includes('[]'));
    const theirs = Object.entries(factsOf(id).event).filter(([path]) => !REPEATED.test(path));
    expect(Object.fromEntries(ours.map(entryOf))).toEqual(Object.fromEntries(theirs));
  });

  test('has the methods of the reference, with their parameters, and no others', () => {
    const ours = Object.entries(api).map(([method, { takes }]) => [method, takes.map(parameter).join(', ')]);
    const theirs = Object.entries(factsOf(id).api).map(([method, takes]) => [
      method,
      DEPARTURES[`${id} ${method}`] ?? takes,
    ]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  });
});

test('every trigger of the reference is there', () => {
  expect(Object.keys(triggers).sort()).toEqual(Object.keys(reference).sort());
});

function factsOf(id: string) {
  const facts = Object.entries(reference).find(([name]) => name === id);
  if (!facts) throw new Error(`The reference has no ${id}.`);
  return facts[1];
}

function entryOf({ path, optional, type, values }: Field): [string, string] {
  return [optional ? `${path}?` : path, values.length > 0 ? values.join(' | ') : type];
}

function parameter({ name, optional, values = [] }: Argument): string {
  return `${name}${optional ? '?' : ''}${values.length > 0 ? `=${[...values].sort().join('|')}` : ''}`;
}
