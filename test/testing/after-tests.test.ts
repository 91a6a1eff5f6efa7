import { afterTests } from '../../src/testing/stage/after-tests.ts';
import { applyPatches, patch } from '../../src/testing/stage/patch.ts';

test('a runner that tells of the end of a file is asked to, once the kit is loaded', () => {
  const asked: (() => void)[] = [];
  const finish = () => undefined;
  expect(afterTests(finish, { afterAll: (one) => void asked.push(one) })).toBe(true);
  expect(asked).toEqual([finish]);
});

test('one that does not, or is asked within a test, is not waited for', () => {
  const refuses = () => {
    throw new Error('Hooks cannot be defined inside tests.');
  };
  expect(afterTests(() => undefined, {})).toBe(false);
  expect(afterTests(() => undefined, { afterAll: refuses })).toBe(false);
});

test('patches that are in are not put in a second time, and are all out again at the end', () => {
  const shop = { open: () => 'from nine' };
  const original = shop.open;
  const patches = [patch<typeof original>(shop, 'open', (real) => () => `${real()} to five`)];
  const untilTheEnd = applyPatches(patches);
  const forOnePlay = applyPatches(patches);
  expect(shop.open()).toBe('from nine to five');
  forOnePlay();
  expect(shop.open()).toBe('from nine to five');
  untilTheEnd();
  expect(shop.open).toBe(original);
});

test('what a test has put in its place is replaced for one play, and is back afterwards', () => {
  const shop = { open: () => 'from nine' };
  const patches = [patch<typeof shop.open>(shop, 'open', () => () => 'always')];
  const untilTheEnd = applyPatches(patches);
  const mocked = () => 'never';
  shop.open = mocked;
  const forOnePlay = applyPatches(patches);
  expect(shop.open()).toBe('always');
  forOnePlay();
  expect(shop.open).toBe(mocked);
  untilTheEnd();
  expect(shop.open).toBe(mocked);
});
