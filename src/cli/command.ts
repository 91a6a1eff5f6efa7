import type { ParseArgsConfig } from 'node:util';

/** A flag of a command, as `node:util` parseArgs takes it, with its line of help. */
export interface Flag {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for the value in the help: `NAME`. */
  readonly value?: string;
  readonly help: string;
}

export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** Where a command reads and writes. */
export interface Io {
  /** The answer. */
  out(text: string): void;
  /** The commentary. */
  note(text: string): void;
  /** True where stdout is a terminal, and colours and progress are welcome. */
  readonly terminal: boolean;
  readonly color: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The project's folder. */
  readonly root: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** One line from a person; undefined where nobody is there to ask. */
  ask(question: string): Promise<string | undefined>;
}

/** One command: what it is called, what it takes, what it does. The answer is the exit code. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly examples: readonly string[];
  /** What to say where Ctrl-C ended it. */
  readonly interrupted?: string;
  run(flags: Flags, io: Io): Promise<number>;
}

/** The flags in the form that parseArgs takes. */
export function parseOptions(flags: Command['flags']): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { type, short }]) => [
      name,
      { type, ...(short !== undefined && { short }) },
    ]),
  );
}
