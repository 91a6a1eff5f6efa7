import { createInterface } from 'node:readline/promises';
import { formatProblems } from '../core/format-problem.ts';
import { mask } from '../core/mask.ts';
import { ProblemError } from '../core/problem.ts';
import type { Command, Io } from './command.ts';
import { helpText } from './help.ts';
import { parseFlags, refuseKeptFlags } from './parse-flags.ts';

/** What a shell reports of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Runs a command with the arguments and the streams of this process, and sets the exit code. */
export async function main(command: Command): Promise<void> {
  const interrupt = interruptible();
  const io = processIo(interrupt.signal);
  // `npm run deploy | head`: nobody reads on, and that is all right.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    refuseKeptFlags(command, process.env);
    const flags = parseFlags(command, process.argv.slice(2));
    if (flags['help']) io.out(helpText(command));
    else process.exitCode = await command.run(flags, io);
  } catch (error) {
    process.exitCode = interrupt.signal.aborted ? INTERRUPTED : 2;
    if (!interrupt.signal.aborted || error instanceof ProblemError) io.note(failureText(error, io));
  } finally {
    interrupt.stop();
  }
  if (interrupt.signal.aborted && command.interrupted !== undefined) io.note(command.interrupted);
  if (interrupt.signal.aborted) process.exitCode = INTERRUPTED;
}

/** What people can mend is shown without a stack; a bug keeps its own. */
function failureText(error: unknown, io: Io): string {
  if (error instanceof ProblemError) return mask(formatProblems(error.problems, { color: io.color }));
  return mask(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** The first Ctrl-C asks for an orderly end, the second one ends at once. */
function interruptible(): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const onSignal = () => (controller.signal.aborted ? process.exit(INTERRUPTED) : controller.abort());
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    stop() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}

function processIo(signal: AbortSignal): Io {
  const terminal = process.stdout.isTTY === true && !process.env['CI'];
  return {
    out: (text) => void process.stdout.write(`${mask(text)}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    terminal,
    color: terminal && !process.env['NO_COLOR'],
    env: process.env,
    root: process.cwd(),
    signal,
    ask,
  };
}

async function ask(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
