import { syncBuiltinESMExports } from 'node:module';
import { Server, Socket } from 'node:net';
import v8 from 'node:v8';

import { refuseNetwork } from './refuse-network.ts';
import { OFFLINE } from './spawn-child.ts';
import { straightenPaths } from './straight-paths.ts';

/**
 * Takes away what Node.js's permission model leaves to a process: signals to others, sockets of this machine's
 * services, limits of memory that can be lifted, and the environment's rest. Returns what ends this process, whatever
 * an Action has put in its way.
 */
export function closeDoors(): () => void {
  const { kill, pid } = process;
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [what, names] of Object.entries(REFUSED)) {
    for (const name of names) lock(process, name, refuse(what));
  }
  // What is open here is not the Action's.
  for (const name of ['_getActiveHandles', '_getActiveRequests']) lock(process, name, () => []);
  for (const name of ['setFlagsFromString', 'setHeapSnapshotNearHeapLimit']) {
    lock(v8, name, refuse('change the limits of its process'));
  }
  if (process.argv[3] === OFFLINE) refuseNetwork(JSON.parse(process.argv[4] ?? '[]'));
  straightenPaths();
  withoutPaths(Socket.prototype, 'connect');
  withoutPaths(Server.prototype, 'listen');
  syncBuiltinESMExports();
  return () => void kill.call(process, pid, 'SIGKILL');
}

const REFUSED = {
  'send signals': ['kill', '_kill', '_debugProcess', '_debugEnd'],
  'change the working directory': ['chdir'],
  'read files by other means': ['loadEnvFile'],
  'change its user': ['setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups'],
} as const;

function refuse(what: string) {
  return (): never => {
    throw new Error(`An Action cannot ${what}.`);
  };
}

function lock(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false });
}

/** Leaves the network, and not what listens at a path: the service that runs containers, a database without a password. */
function withoutPaths(target: object, name: string): void {
  const method: (...args: unknown[]) => unknown = Reflect.get(target, name);
  const refused = refuse('use a socket that has a path');
  lock(target, name, function guarded(this: unknown, ...args: unknown[]) {
    return args.flat(1).some(isPath) ? refused() : method.apply(this, args);
  });
}

/** `connect('/run/x.sock')`, `connect({ path: '/run/x.sock' })`; a port can be a text of digits. */
function isPath(argument: unknown): boolean {
  if (typeof argument === 'string') return !/^\d+$/.test(argument) && /[/\\\0]/.test(argument);
  return (
    typeof argument === 'object' && argument !== null && typeof Reflect.get(argument, 'path') === 'string'
  );
}
