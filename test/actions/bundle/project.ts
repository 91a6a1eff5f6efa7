import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ActionEntry, Project } from '../../../src/config/project.ts';
import { nearest } from '../../../src/core/nearest.ts';
import { positionAt } from '../../../src/core/position.ts';
import { problem } from '../../../src/core/problem.ts';

const folders: string[] = [];

/** A project's folder with these files, removed by `removeProjects`. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fernhill-')));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

export type Source = Pick<Project, 'root' | 'actions' | 'replaceKeywords'>;

/** What `bundleActions` takes: the files, one entry for `actions/claims/action.ts`, keywords as given. */
export function source(
  files: Readonly<Record<string, string>>,
  entry: Partial<ActionEntry> = {},
  keywords: Readonly<Record<string, string>> = {},
): Source {
  const root = projectFolder(files);
  return { root, actions: [{ ...claimsEntry, ...entry }], replaceKeywords: replacer(keywords) };
}

const at = { file: 'tenant/actions.yaml', line: 2, col: 5 };

const claimsEntry: ActionEntry = {
  name: 'claims',
  source: 'actions/claims/action.ts',
  trigger: 'post-login',
  triggerVersion: 'v3',
  runtime: 'node22',
  secrets: [],
  dependencies: [],
  deployed: true,
  asIs: false,
  at,
  sourceAt: at,
};

function replacer(keywords: Readonly<Record<string, string>>): Project['replaceKeywords'] {
  return (text, file) => {
    const unknown = [...text.matchAll(/##(\w+)##/g)].filter(([, name = '']) => !(name in keywords));
    return {
      text: text.replace(/##(\w+)##/g, (whole, name) => keywords[name] ?? whole),
      problems: unknown.map(({ 1: name = '', index }) =>
        problem(
          'keyword-undeclared',
          {
            name,
            file: 'tenant/environments/local.yaml',
            nearest: nearest(name, Object.keys(keywords)),
          },
          positionAt(file, text, index, name.length + 4),
        ),
      ),
    };
  };
}
