import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** What a finished command took. */
export interface Run {
  readonly milliseconds: number;
  readonly output: string;
}

/** The folder that a command runs in, and its environment where that is not this process's. */
export interface Where {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const SAMPLE_EVERY = 25;

/** Runs a command to its end. Throws with its output where it fails. */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  where: Where = {},
): Promise<Run> {
  const started = process.hrtime.bigint();
  const output = await outputOf(spawn(command, args, { ...where, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  return { milliseconds: Number(process.hrtime.bigint() - started) / 1e6, output };
}

/** The most memory, in MB, that a command and all it starts have at one moment; sampled, which slows it down. 0 without /proc. */
export async function peakMemory(
  command: string,
  args: readonly string[],
  where: Where = {},
): Promise<number> {
  const child = spawn(command, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(child.pid ?? 0));
  }, SAMPLE_EVERY);
  await outputOf(child);
  clearInterval(timer);
  return peak;
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** Starts a command and waits until its output matches. */
export async function startUntil(
  command: string,
  args: readonly string[],
  ready: RegExp,
  where: Where = {},
): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(command, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      if (ready.test(output)) resolve({ child, output });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`)),
    );
  });
}

export async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

/** MB of a process and everything that it started. What processes share, such as Node's own code, counts once. */
export function memoryOfTree(root: number): number {
  const parents = new Map(
    pids().map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(proc(pid, 'status'))?.[1] ?? 0)]),
  );
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + memoryOf(pid), 0);
}

/** MB of one process. */
export function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(proc(pid, 'smaps_rollup'))?.[1] ?? 0) / 1000;
}

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function proc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
