import { join, relative, sep } from 'node:path';
import { packageFolder } from '../../core/package-folder.ts';
import type { Projects } from '../project/open-projects.ts';
import { projectFolder } from '../project/project-folder.ts';
import { actionBundling } from './action-bundling.ts';
import type { Bundling } from './bundle-cache.ts';
import { exportsHandler } from './exports-handler.ts';
import { fromSource } from './from-source.ts';
import type { Job } from './job.ts';
import { kitBundling } from './kit-bundling.ts';

/** What is to be done with a file. */
export interface Task {
  /** An Action is bundled as it is deployed; the kit, because loading its modules one by one takes longer than most tests. */
  readonly kind: 'action' | 'kit' | 'file';
  readonly bundling?: Bundling;
  /** The project whose keywords are replaced in it. */
  readonly root?: string;
}

const TEST = /\.(?:test|spec)\.[cm]?[jt]sx?$/;
const KIT = join(packageFolder(), 'src/testing/kit.ts');
const ENGINE = join(packageFolder(), 'src') + sep;

export function taskOf({ file, text, projects }: Job): Task {
  if (file === KIT) return { kind: 'kit', bundling: kitBundling(file) };
  if (TEST.test(file) || file.startsWith(ENGINE) || file.includes(`${sep}node_modules${sep}`))
    return { kind: 'file' };
  const root = projectFolder(file);
  if (root === undefined) return { kind: 'file' };
  const source = relative(root, file).replaceAll('\\', '/');
  const isAction = exportsHandler(text) || (REEXPORTS.test(text) && isListed(root, source, projects));
  if (isAction && !fromSource())
    return { kind: 'action', root, bundling: actionBundling(root, source, projects) };
  return { kind: 'file', ...((isAction || source.startsWith('actions/')) && { root }) };
}

/** `export *` and the like hide what is exported: whether such a file is an Action, tenant/ says. */
const REEXPORTS = /\bexport\s*[*{]|\bmodule\s*\.\s*exports\b/;

function isListed(root: string, source: string, projects: Projects): boolean {
  return projects.facts(root).actions.some((one) => one.source === source);
}
