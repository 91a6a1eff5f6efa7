import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { typesFile } from '../../config/folders.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { positionOfLine } from './source-position.ts';

/** `actions/add-roles/action.ts(13,29): error TS7053: Element implicitly has …`; lines that go on are indented. */
const DIAGNOSTIC = /^(?:(?<file>.+?)\((?<line>\d+),(?<col>\d+)\): )?error (?<code>TS\d+): (?<reason>.*)$/;
const MAX_OUTPUT = 16 * 1024 * 1024;

/** Checks the types of everything in `actions/` by its own tsconfig.json. TypeScript 7 has no programming interface: a child process. */
export async function checkTypes(root: string): Promise<readonly Problem[]> {
  if (!existsSync(join(root, 'actions'))) return [];
  const output = await runCompiler(root);
  return diagnosticsOf(output).map(({ file, line, col, code, reason }) => {
    const at = file === undefined ? undefined : positionOfLine(root, { file, line, col });
    return problem('action-types', { code, reason }, at);
  });
}

function runCompiler(root: string): Promise<string> {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  // What has not changed since the last check is not checked again: the compiler's own record of it.
  const record = ['--incremental', '--tsBuildInfoFile', typesFile(root)];
  const args = [tsc, '-p', 'actions', '--noEmit', '--pretty', 'false', ...record];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: MAX_OUTPUT }, (error, stdout, stderr) => {
      if (error && stdout === '') reject(new Error(`tsc could not be run: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
}

interface Diagnostic {
  readonly file: string | undefined;
  readonly line: number;
  readonly col: number;
  readonly code: string;
  readonly reason: string;
}

function diagnosticsOf(output: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const text of output.split(/\r?\n/)) {
    const last = found.at(-1);
    const parts = DIAGNOSTIC.exec(text)?.groups;
    if (parts) found.push(diagnosticOf(parts));
    else if (last && /^\s+\S/.test(text))
      found[found.length - 1] = { ...last, reason: `${last.reason} ${text.trim()}` };
  }
  return found;
}

function diagnosticOf({
  file,
  line,
  col,
  code = '',
  reason = '',
}: {
  [name: string]: string | undefined;
}): Diagnostic {
  return { file: file?.replaceAll('\\', '/'), line: Number(line), col: Number(col), code, reason };
}
