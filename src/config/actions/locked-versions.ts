import { isDoc, type Json } from '../../core/json.ts';
import { readSource } from '../read-source.ts';

/** The version that package-lock.json has of a package, where it has one. */
export type LockedVersion = (name: string) => string | undefined;

/** Reads package-lock.json; where there is none, or none that can be read, no package has a version. */
export async function readLockedVersions(root: string): Promise<LockedVersion> {
  const source = await readSource(root, 'package-lock.json', () => {});
  const packages = packagesOf(source?.text ?? '{}');
  return (name) => {
    const locked = packages[`node_modules/${name}`];
    const version = isDoc(locked) ? locked['version'] : undefined;
    return typeof version === 'string' ? version : undefined;
  };
}

function packagesOf(text: string): { readonly [key: string]: Json } {
  try {
    const lock: unknown = JSON.parse(text);
    const packages = isDoc(lock) ? lock['packages'] : undefined;
    return isDoc(packages) ? packages : {};
  } catch {
    return {};
  }
}
