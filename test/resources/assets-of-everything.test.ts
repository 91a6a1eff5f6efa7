import { assetProblems } from '../support/asset-problems.ts';
import { everything } from '../support/everything.ts';

it.each(Object.keys(everything))('takes %s of the large configuration in tenant/', (key) => {
  expect(assetProblems(key, everything[key])).toEqual([]);
});
