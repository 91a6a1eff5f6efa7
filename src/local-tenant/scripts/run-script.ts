import { type Doc, docOf, itemsOf, type Json } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { wrappedScript } from './wrapped-script.ts';

export interface Script {
  /** What it is called in errors: `login of fernhill-customers`. */
  readonly name: string;
  /** A function expression or declaration. */
  readonly code: string;
  /** Before the callback. */
  readonly args: readonly Json[];
  /** The global `configuration`. */
  readonly configuration: Doc;
  /** The token of a provider that a stand-in stands in for, and what that answers to whoever shows it. */
  readonly provider?: { readonly token: string; readonly answer: Doc };
}

/** What a script called its callback with, or why it did not. */
export type ScriptResult =
  | { readonly values: readonly Json[]; readonly error?: undefined }
  | { readonly error: ScriptError; readonly values?: undefined };

export interface ScriptError {
  /** `WrongUsernameOrPasswordError`, `ValidationError`, `Error`, … */
  readonly name: string;
  readonly message: string;
  /** The first argument of a `ValidationError`, or whom a `WrongUsernameOrPasswordError` is about. */
  readonly code?: string;
}

/**
 * Runs a script of a connection where Actions run: without files, processes or the tenant's own memory. Errors are results, the
 * script's own as well as a crash or its twenty seconds being over.
 */
export async function runScript({ runner }: TenantContext, script: Script): Promise<ScriptResult> {
  const { name, code, args, configuration, provider } = script;
  const secrets = Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [key, String(value ?? '')]),
  );
  const action = { id: `script ${name}`, name, code: wrappedScript(code), secrets };
  const outcome = await runner.run({
    trigger: 'script',
    actions: [action],
    event: { call: { args, ...(provider && { provider: { ...provider } }) } },
  });
  if (outcome.failed) {
    const { error } = outcome.executions.at(-1) ?? {};
    return { error: { name: error?.name ?? 'Error', message: outcome.failed.message } };
  }
  const answer = docOf(outcome.commands.find(({ method }) => method === 'script.answer')?.args[0]);
  const { error, values } = answer;
  if (error === undefined || error === null) return { values: itemsOf(values) };
  const { name: kind, message, code: about } = docOf(error);
  return {
    error: {
      name: String(kind ?? 'Error'),
      message: String(message ?? ''),
      ...(typeof about === 'string' && { code: about }),
    },
  };
}
