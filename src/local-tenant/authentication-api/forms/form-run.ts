import { type Doc, docOf, docsOf, textOf, textsOf } from '../../../core/json.ts';
import { tenantName } from '../../../resources/tenant/tenant-name.ts';
import type { TenantContext } from '../../context.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import { findOrganization } from '../sign-in/organization-of.ts';
import { type FormFacts, filledValue } from './expressions.ts';
import { stepAt } from './next-step.ts';

/** Somebody on their way through a form: kept in the login's `scratch.form`. */
export interface FormRun {
  readonly id: string;
  readonly fields: Doc;
  readonly vars: Doc;
  /** The step that is shown. */
  readonly node: string | undefined;
  /** The steps before, for the way back. */
  readonly before: readonly string[];
}

/** The form as the tenant has it; undefined where it is gone. */
export function formOf({ state }: Pick<TenantContext, 'state'>, id: string): Doc | undefined {
  return state.documents.get('/forms', id);
}

/** Begins a form that an Action asks for, with what the Action fills in; undefined where there is no such form. */
export function beginForm(
  context: TenantContext,
  login: BrowserLogin,
  { id, fields, vars }: { readonly id: string; readonly fields: Doc; readonly vars: Doc },
): FormRun | undefined {
  const form = formOf(context, id);
  if (!form) return undefined;
  const data = dataOf(context, login, { fields, vars });
  const hidden = docsOf(docOf(form.start).hidden_fields).map(({ key, value }) => [
    String(key),
    filledValue(value, data) ?? '',
  ]);
  const all = { ...Object.fromEntries(hidden), ...fields };
  const step = stepAt(
    form,
    textOf(docOf(form.start).next_node),
    dataOf(context, login, { fields: all, vars }),
  );
  return { id, fields: all, vars, node: textOf(step?.id), before: [] };
}

/** Where somebody is after a step, or after a button that leads elsewhere; `node` is undefined at the end. */
export function wentOn(
  context: TenantContext,
  login: BrowserLogin,
  run: FormRun,
  { fields, to }: { readonly fields: Doc; readonly to?: string | undefined },
): FormRun {
  const form = formOf(context, run.id) ?? {};
  const all = { ...run.fields, ...fields };
  const step = docsOf(form.nodes).find(({ id }) => id === run.node);
  const next = to ?? textOf(docOf(step?.config).next_node);
  const data = dataOf(context, login, { fields: all, vars: run.vars });
  const before = run.node === undefined ? run.before : [...run.before, run.node];
  return { ...run, fields: all, node: textOf(stepAt(form, next, data)?.id), before };
}

/** One step back. */
export function wentBack(run: FormRun): FormRun {
  return { ...run, node: run.before.at(-1) ?? run.node, before: run.before.slice(0, -1) };
}

/** What the form that a login waits for is about; undefined where it waits for none. */
export function runOf({ scratch }: BrowserLogin): FormRun | undefined {
  const { id, fields, vars, node, before } = docOf(scratch.form);
  if (id === undefined) return undefined;
  return {
    id: String(id),
    fields: docOf(fields),
    vars: docOf(vars),
    node: textOf(node),
    before: textsOf(before),
  };
}

/** What expressions of the form may name. */
export function dataOf(
  { state, domain }: TenantContext,
  { client, person, parameters, state: transaction }: BrowserLogin,
  { fields, vars }: Pick<FormRun, 'fields' | 'vars'>,
): FormFacts {
  const organization = findOrganization(state.documents, parameters.organization ?? '');
  const context = {
    user: person?.user ?? {},
    ...(organization && { organization }),
    client: { client_id: client.client_id ?? '', name: client.name ?? '' },
    tenant: { name: tenantName(domain) },
    transaction: { state: transaction },
  };
  return { context, fields, vars };
}
