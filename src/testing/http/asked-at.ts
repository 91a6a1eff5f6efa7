/** Frames of the kit, between the Action and the network. */
const OWN_FRAME = /[\\/]src[\\/](testing|actions[\\/]runtime)[\\/]|[\\/]src-testing-|node:internal/;

/** Remembers where the Action is now. The stack is only made where it is wanted: that takes longer than the request. */
export function askedAt(): Error {
  return new Error('asked');
}

/** Shows an error at the place of the Action that it is about, and not where the kit found out. */
export function blame(error: Error, { stack = '' }: Error): void {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !OWN_FRAME.test(line));
  if (frames.length > 0) error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
}
