import type { Io } from '../../src/cli/command.ts';

/** Where a command reads and writes in a test: what it has said is kept. */
export function testIo({ root, env = {} }: Pick<Io, 'root'> & Partial<Pick<Io, 'env'>>) {
  const out: string[] = [];
  const notes: string[] = [];
  const io: Io = {
    out: (text) => void out.push(text),
    note: (text) => void notes.push(text),
    terminal: false,
    color: false,
    env,
    root,
    signal: new AbortController().signal,
    ask: async () => undefined,
  };
  return { io, out, notes };
}
