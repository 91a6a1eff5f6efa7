import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { mask } from '../core/mask.ts';
import { packageFolder } from '../core/package-folder.ts';
import { fail } from '../core/problem.ts';
import type { Counts, ImportAnswer, ImportJob } from './messages.ts';
import type { Shortcuts } from './shortcuts.ts';

export interface ImporterOptions {
  /** True for a local tenant only: lifts the limiter, the pauses and most of the schema. */
  readonly loopback: boolean;
  /** One request at a time, so that an import is the same every time. */
  readonly inOrder?: boolean;
  /** The certificate authority of the local tenant. */
  readonly caFile?: string;
  /** Each line that auth0-deploy-cli logs, masked. */
  readonly onLine?: (line: string) => void;
  /** MB that V8 may use for what is new; more is quicker where there are hundreds of resources. */
  readonly nursery?: number;
  /** Ends the run. */
  readonly signal?: AbortSignal;
}

export interface ImportTarget {
  readonly inputFile: string;
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly allowDelete: boolean;
}

/** What a run of auth0-deploy-cli came to. */
export interface ImportResult {
  readonly counts: Counts;
  readonly shortcuts: Shortcuts | undefined;
}

/** A smaller one than Node's: a fifth less memory, and a usual import takes as long (measured). */
const NURSERY = 4;

/** Variables of the environment that reach auth0-deploy-cli on a real tenant: how to get there, and nothing that configures it. */
const NETWORK = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
];

/** A child process with auth0-deploy-cli loaded, for one import. */
export interface Importer {
  /** Raises `wrong-credentials`, `tenant-unreachable`, `import-failed`. */
  run(target: ImportTarget): Promise<ImportResult>;
  /** Ends the child where it is not wanted after all. */
  stop(): void;
}

/**
 * Starts the child process. It loads auth0-deploy-cli, which takes most of a second, and sends nothing until it is told
 * what to import: start it early, and read and check `tenant/` meanwhile.
 */
export function startImporter(options: ImporterOptions): Importer {
  const lines: string[] = [];
  const child = fork(join(packageFolder(), 'scripts', 'start.cjs'), ['import-in-child'], {
    execArgv: [`--max-semi-space-size=${options.nursery ?? NURSERY}`],
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...(options.signal && { signal: options.signal }),
  });
  const answered = answerOf(child);
  // Told by `run`, where there is one.
  answered.catch(() => {});
  readLines(child, (line) => {
    lines.push(line);
    options.onLine?.(line);
  });
  return {
    async run(target) {
      if (child.connected) child.send(jobOf(target, options));
      const answer = await answered;
      if (answer === undefined) fail('import-failed', { reason: lastLines(lines), where: '' });
      return answer.ok ? answer : refuse(answer, target);
    },
    stop: () => void child.kill(),
  };
}

function jobOf(
  { inputFile, domain, clientId, clientSecret, allowDelete }: ImportTarget,
  { loopback, inOrder = false }: ImporterOptions,
): ImportJob {
  return {
    inputFile,
    config: {
      AUTH0_DOMAIN: domain,
      AUTH0_CLIENT_ID: clientId,
      AUTH0_CLIENT_SECRET: clientSecret,
      AUTH0_ALLOW_DELETE: allowDelete,
    },
    shortcuts: loopback,
    inOrder,
  };
}

function environment({ loopback, caFile }: ImporterOptions): Record<string, string> {
  const chosen: Record<string, string> = { NO_COLOR: '1' };
  const inherited = loopback ? ['PATH', 'TMPDIR'] : ['PATH', 'TMPDIR', ...NETWORK];
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) chosen[name] = value;
  }
  if (caFile !== undefined) chosen['NODE_EXTRA_CA_CERTS'] = caFile;
  return chosen;
}

/** The child's one message; undefined where it ended without. */
function answerOf(child: ChildProcess): Promise<ImportAnswer | undefined> {
  return new Promise((resolve, reject) => {
    let answer: ImportAnswer | undefined;
    child.once('message', (message) => {
      answer = message as ImportAnswer;
    });
    child.once('error', reject);
    child.once('close', () => resolve(answer));
  });
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) onLine(plain(part));
    });
    stream?.on('end', () => rest !== '' && onLine(plain(rest)));
  }
}

/** Without the colours that winston writes whatever it is told. */
function plain(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence starts with one
  return mask(line.replace(/\u001b\[\d+m/g, ''));
}

function lastLines(lines: readonly string[]): string {
  return lines.slice(-3).join('\n') || 'it ended without an answer';
}

function refuse(answer: ImportAnswer & { ok: false }, { domain, clientId }: ImportTarget): never {
  const behind = answer.causes.find((cause) => /^(E[A-Z_]+|UND_ERR_\w+|\w*CERT\w*)$/.test(cause));
  if (/access_denied|invalid_client|Unauthorized/.test(answer.message) && answer.type === undefined) {
    fail('wrong-credentials', { domain, clientId });
  }
  // What lies behind a `fetch failed` has no code of this form where fetch itself refuses, or a certificate is unknown.
  const unanswered = [answer.message, ...answer.causes].some((cause) => /fetch failed/.test(cause));
  if (answer.type === undefined && (behind !== undefined || unanswered)) {
    fail('tenant-unreachable', { domain, reason: behind ?? answer.causes.at(-1) ?? answer.message });
  }
  const where = answer.type === undefined ? '' : ` at ${answer.type} (${answer.stage})`;
  fail('import-failed', { where, reason: mask(answer.message) });
}
