import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';

/** Starts `npm run local`'s program on a state; resolves with the time from the start of the process to its first answer. */
export async function startLocal(
  state: string,
  port: number,
): Promise<{ readonly child: ChildProcess; readonly milliseconds: number }> {
  const started = process.hrtime.bigint();
  const args = ['scripts/start.cjs', 'local', '--state', state, '--port', String(port)];
  const child = spawn('node', args, { stdio: 'ignore' });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the local tenant ended with ${code}`);
  });
  await Promise.race([firstAnswer(port), gone]);
  gone.catch(() => {});
  return { child, milliseconds: Number(process.hrtime.bigint() - started) / 1e6 };
}

async function firstAnswer(port: number): Promise<void> {
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 2));
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path: '/.well-known/jwks.json', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
}
