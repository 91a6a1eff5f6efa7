import { commaList } from './comma-list.ts';

test('entries lose the spaces around them, and empty ones are left out', () => {
  expect(commaList(' fernhill.example ,dev.fernhill.example,, ')).toEqual([
    'fernhill.example',
    'dev.fernhill.example',
  ]);
});

test('a text that is missing is an empty list', () => {
  expect(commaList(undefined)).toEqual([]);
});
