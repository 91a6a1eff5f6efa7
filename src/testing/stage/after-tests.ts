/** What jest, and runners like it, have as a global while a test file is loaded. */
interface Runner {
  readonly afterAll?: (finish: () => void) => void;
}

/** Has the runner call `finish` after all tests of the file that is being loaded; false where it cannot be asked. */
export function afterTests(finish: () => void, { afterAll }: Runner = runner()): boolean {
  if (!afterAll) return false;
  try {
    afterAll(finish);
    return true;
  } catch {
    // Loaded within a test: too late to ask.
    return false;
  }
}

function runner(): Runner {
  return globalThis;
}
