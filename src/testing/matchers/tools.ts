/** What jest and vitest give a matcher as `this`; the part that is used. */
export interface Tools {
  readonly isNot?: boolean;
  equals(a: unknown, b: unknown, testers?: readonly Tester[]): boolean;
  readonly utils: {
    matcherHint(name: string, received: string, expected: string, options: { isNot: boolean }): string;
    printReceived(value: unknown): string;
    printExpected(value: unknown): string;
    diff(expected: unknown, received: unknown): string | null | undefined;
    readonly iterableEquality: Tester;
    readonly subsetEquality: Tester;
  };
}

type Tester = (a: unknown, b: unknown) => boolean | undefined;

/** As `toMatchObject`: an object may have more than is expected, a list may not. */
export function contains({ equals, utils }: Tools, found: unknown, expected: unknown): boolean {
  return equals(found, expected, [utils.iterableEquality, utils.subsetEquality]);
}

/** What a text has to be: the text itself, a pattern, or one of `expect`'s own matchers. */
export type TextPattern = string | RegExp;

export function matchesText({ equals }: Tools, text: unknown, pattern: unknown): boolean {
  return pattern instanceof RegExp ? typeof text === 'string' && pattern.test(text) : equals(text, pattern);
}

/** As `toThrow`: a text is looked for anywhere. */
export function mentions(tools: Tools, text: string, pattern: unknown): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : matchesText(tools, text, pattern);
}

/** The lines that differ; nothing where values were not to be equal, or look the same. */
export function difference({ isNot, utils }: Tools, expected: unknown, found: unknown): string {
  const text = isNot ? undefined : utils.diff(expected, found);
  return text?.includes('\n') ? `\n\n${text}` : '';
}
