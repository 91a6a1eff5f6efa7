import type { ModuleText } from '../project/modules-of.ts';
import { transformedFile } from './transformed-file.ts';

/** Code that requires an Actions Module, as esbuild writes it. */
export const usesModules = (code: string): boolean => /\brequire\(["']actions:/.test(code);

/**
 * Code with a `require` that finds Actions Modules; `kit` is the path of modules.ts. The modules stand behind the code, as
 * functions that can be called before it: no line of the code moves.
 */
export function withModules(code: string, kit: string, modules: readonly ModuleText[]): string {
  const start = `require = require(${JSON.stringify(kit)}).requireWithModules(require, ${MODULES}());`;
  const directive = code.startsWith(STRICT) ? STRICT : '';
  return `${directive}${start}${code.slice(directive.length)}
function ${MODULES}() {
return [${modules.map(definitionOf).join(',\n')}];
}
`;
}

const STRICT = '"use strict";';
const MODULES = '__actionsModules';

function definitionOf({ name, file, code, secrets }: ModuleText): string {
  const load = `load(module, exports, require, actions) {\n${transformedFile(code, file).code}\n}`;
  return `{ name: ${JSON.stringify(name)}, secrets: ${JSON.stringify(secrets)}, ${load} }`;
}
