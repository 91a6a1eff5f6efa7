import { createRequire, isBuiltin } from 'node:module';
import { Socket } from 'node:net';
import { isAsync } from '../../runtime/pipeline/is-async.ts';
import { loadCode } from '../../runtime/pipeline/load-code.ts';
import { openChannel } from '../../runtime/sandbox/channel.ts';
import type { Loaded, LoadMessage } from './messages.ts';
import { standIn } from './stand-in.ts';

// The child process in which bundles are loaded once, to see what they export. Under the permission model it can
// write no file and start no process; here it loses the network too: module-level code must do no harm.
const FILENAME = 'action.js';
const builtin = createRequire('/action.js');
const noNetwork = () => {
  throw new Error('module-level code cannot use the network while it is checked');
};
Socket.prototype.connect = noNetwork;
globalThis.fetch = noNetwork;
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => undefined);
const send = openChannel<Loaded>((message) => send(load(message as LoadMessage)));

function load({ code, packages }: LoadMessage): Loaded {
  const require = (name: string): unknown => {
    if (isBuiltin(name)) return builtin(name);
    if (name.startsWith('actions:') || packages.some((one) => name === one || name.startsWith(`${one}/`)))
      return standIn();
    throw new Error(`the package ${name} is not among the Action's dependencies`);
  };
  try {
    const exported = loadCode(code, { filename: FILENAME, require, console: quiet });
    const functions = Object.keys(exported).filter(
      (name) => name === 'default' || typeof exported[name] === 'function',
    );
    return { functions, async: functions.filter((name) => isAsync(exported[name])) };
  } catch (error) {
    return errorOf(error);
  }
}

const quiet: Console = Object.assign(Object.create(console), {
  log() {},
  info() {},
  warn() {},
  error() {},
  debug() {},
});

function errorOf(error: unknown): Loaded {
  if (!(error instanceof Error)) return { error: String(error) };
  const place = new RegExp(`${FILENAME}:(\\d+):?(\\d+)?`).exec(error.stack ?? '');
  const line = Number(place?.[1] ?? 0);
  const column = Number(place?.[2] ?? 1);
  return { error: `${error.name}: ${error.message}`, ...(line > 0 && { line, column }) };
}
