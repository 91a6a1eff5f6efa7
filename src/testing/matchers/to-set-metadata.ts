import type { Doc } from '../../core/json.ts';
import type { Findings } from '../result.ts';
import { list } from './list.ts';
import { matcher } from './matcher.ts';
import { difference, type Tools } from './tools.ts';

type Expected = Readonly<Record<string, unknown>>;

function metadataMatcher(name: string, metadataOf: (findings: Findings) => Doc) {
  return matcher<[expected?: Expected]>(name, (findings, [expected], tools) => {
    const metadata = metadataOf(findings);
    const keys = Object.keys(metadata);
    if (!expected)
      return { pass: keys.length > 0, expected: 'any key', found: list(keys, 'nothing was set') };
    return {
      pass: Object.entries(expected).every(([key, value]) => isSet(metadata, key, value, tools)),
      expected: tools.utils.printExpected(expected),
      found:
        keys.length > 0
          ? tools.utils.printReceived(metadata) + difference(tools, expected, metadata)
          : 'nothing was set',
    };
  });
}

const isSet = (metadata: Doc, key: string, value: unknown, { equals }: Tools): boolean =>
  Object.hasOwn(metadata, key) && equals(metadata[key], value);

/** Of the user: the keys that are named, with these values; others may be set as well. */
export const toSetUserMetadata = metadataMatcher('toSetUserMetadata', ({ userMetadata }) => userMetadata);
export const toSetAppMetadata = metadataMatcher('toSetAppMetadata', ({ appMetadata }) => appMetadata);
