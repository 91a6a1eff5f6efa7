import { readProject } from '../../src/config/read-project.ts';
import { bundled } from './bundling.ts';

// Started by bundling.ts: bundles a project's Actions once, and writes how many milliseconds that took.
async function main(root: string): Promise<void> {
  const project = await readProject(root, { env: {} });
  process.stdout.write(String(await bundled(project)));
}

void main(process.argv[2] ?? '.');
