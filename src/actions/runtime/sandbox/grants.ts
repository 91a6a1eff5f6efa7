import { type Dirent, existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The folder that holds the installed packages, and the project around it, by their real paths. */
interface Place {
  readonly dependencies: string;
  readonly project: string;
}

/**
 * What a child may read, for Node.js's flag: the installed packages. The permission model follows links out of a
 * folder that it grants, so none may stay in one. A package that is a link, as of an npm workspace, is granted by its
 * real path if that is a package within the project; where there is another link out, each package is granted by itself
 * and that one is not. Links deeper in a package are not looked for: npm installs none.
 */
export function grantsOf(dependenciesFolder: string): readonly string[] {
  if (dependenciesFolder === '' || !existsSync(dependenciesFolder)) return [];
  const dependencies = realpathSync(dependenciesFolder);
  const place = { dependencies, project: dirname(dependencies) };
  const packages = packagesIn(dependencies);
  const linked = packages.flatMap((path) => linksOf(path, place));
  const escaping = linked.filter((link) => link.target === undefined).map((link) => link.below);
  const whole = escaping.length === 0 ? [dependencies] : packages.filter((path) => !escaping.includes(path));
  return [...whole, ...linked.flatMap(({ target }) => target ?? [])].map((path) => join(path, '*'));
}

interface Link {
  /** The package of the outermost folder that it is, or is in. */
  readonly below: string;
  /** Where it leads, if that may be read. */
  readonly target?: string;
}

/** The links out of the dependencies that a package is, or has among its own `node_modules`. */
function linksOf(path: string, place: Place, below = path): readonly Link[] {
  const target = realOrNone(path);
  if (target === undefined) return [];
  if (target !== path && !isWithin(target, place.dependencies)) {
    return [{ below, ...(isPackageOf(place, target) && { target }) }];
  }
  const own = join(path, 'node_modules');
  return target === path && existsSync(own)
    ? packagesIn(own).flatMap((one) => linksOf(one, place, below))
    : [];
}

/** A workspace of the project; never the project itself, with all that lies in it. */
function isPackageOf({ dependencies, project }: Place, target: string): boolean {
  return (
    isWithin(target, project) && !isWithin(dependencies, target) && existsSync(join(target, 'package.json'))
  );
}

/** `left-pad`, `@fernhill/prices`: what can be required, and what else lies there. */
function packagesIn(folder: string): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.name.startsWith('@') || !entry.isDirectory()) return [path];
    return entriesOf(path).map(({ name }) => join(path, name));
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

/** A link to what is not there leads nowhere. */
function realOrNone(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}
