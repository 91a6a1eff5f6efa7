import { join, relative } from 'node:path';
import { packageFolder } from '../../core/package-folder.ts';
import { type Bundling, bundleOf } from './bundle-cache.ts';
import { inProject } from './in-project.ts';
import type { Job } from './job.ts';
import { taskOf } from './task.ts';
import { type Transformed, withAbsoluteSources, withMapInside } from './transformed.ts';
import { transformedFile } from './transformed-file.ts';
import { withoutGlue } from './without-glue.ts';

const MODULES = join(packageFolder(), 'src/testing/modules.ts');

/** A file as jest runs it. Raises what a deploy would refuse an Action for. */
export function transformed(job: Job): Transformed {
  const { text, file, debugged, instrument, projects } = job;
  const { bundling, root } = taskOf(job);
  const { read, code, map } = bundling
    ? bundled(bundling)
    : { ...transformedFile(text, file), read: [relative(root ?? '', file)] };
  const whole = root === undefined ? code : inProject(code, { root, files: read }, () => MODULES, projects);
  const result = { code: instrument ? withoutGlue(whole) : whole, map };
  return debugged || instrument ? withMapInside(result) : result;
}

function bundled(bundling: Bundling): Transformed & { readonly read: readonly string[] } {
  const { code, map, read } = bundleOf(bundling);
  return { code, map: withAbsoluteSources(bundling.root, map), read };
}
