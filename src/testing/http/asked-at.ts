/** Frames of the kit, between the Action and the network. */
const OWN_FRAME = /[\\/]src[\\/](testing|actions[\\/]runtime)[\\/]|[\\/]src-testing-|node:internal/;

/** Where the Action is now, as lines of a stack without the kit's own. */
export function askedAt(): string[] {
  const { stack = '' } = new Error('where');
  return stack.split('\n').filter((line) => /^\s+at /.test(line) && !OWN_FRAME.test(line));
}

/** Shows an error at the place of the Action that it is about, and not where the kit found out. */
export function blame(error: Error, frames: readonly string[]): void {
  if (frames.length > 0) error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
}
