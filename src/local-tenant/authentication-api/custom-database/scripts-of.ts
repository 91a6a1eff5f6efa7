import { type Doc, docOf, type Json, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { runScript, type ScriptResult } from '../../scripts/run-script.ts';

/** The scripts of a database, by their names in `customScripts`. */
export type ScriptName = 'login' | 'get_user' | 'create' | 'change_password' | 'verify' | 'delete';

/** Whether a database is somebody else's, which its scripts ask (Auth0's documentation, `enabledDatabaseCustomization`). */
export function hasScripts({ options }: Doc): boolean {
  return docOf(options).enabledDatabaseCustomization === true;
}

/** Whether people move into the tenant as they sign in (documented: `import_mode`). */
export function imports({ options }: Doc): boolean {
  return docOf(options).import_mode === true;
}

/** Runs one of a database's scripts; undefined where it has none of that name. */
export async function databaseScript(
  context: TenantContext,
  { name, options }: Doc,
  script: ScriptName,
  args: readonly Json[],
): Promise<ScriptResult | undefined> {
  const { customScripts, configuration } = docOf(options);
  const code = textOf(docOf(customScripts)[script]);
  if (!code?.trim()) return undefined;
  return runScript(context, {
    name: `${script} of ${String(name)}`,
    code,
    args,
    configuration: docOf(configuration),
  });
}
