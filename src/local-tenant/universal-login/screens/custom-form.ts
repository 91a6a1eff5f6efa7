import { html } from 'hono/html';
import { type Doc, docOf, docsOf, textOf } from '../../../core/json.ts';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { cameBack } from '../../authentication-api/authorize/proceed.ts';
import { filledText } from '../../authentication-api/forms/expressions.ts';
import { readStep } from '../../authentication-api/forms/form-fields.ts';
import {
  dataOf,
  type FormRun,
  formOf,
  runOf,
  wentBack,
  wentOn,
} from '../../authentication-api/forms/form-run.ts';
import { OAuthError } from '../../authentication-api/oauth-error.ts';
import { languageOf } from '../texts/language-of.ts';
import { formComponent } from './form-component.ts';
import { form as formTag } from './parts.ts';
import type { Acted, Screen, Visit } from './screen.ts';

/** A form that an Action has asked for, a step at a time. */
export const customForm: Screen = {
  path: '/u/custom-prompt',
  prompt: 'custom-form',
  screen: 'custom-form',
  waits: 'form',
  show(visit) {
    const run = runOf(visit.login);
    const form = run && formOf(visit.context, run.id);
    if (!run || !form) throw OAuthError.of('unknown-transaction', {});
    const fill = filler(visit, run, form);
    const values = { ...run.fields };
    const components = componentsOf(form, run).map((component) =>
      formComponent(visit, component, { fill, values }),
    );
    return formTag(visit, html`${components}`);
  },
  async act(visit) {
    const { context, login, form: sent } = visit;
    const run = runOf(login);
    const form = run && formOf(context, run.id);
    if (!run || !form) throw OAuthError.of('unknown-transaction', {});
    if (sent.action === 'previous') return at(visit, wentBack(run));
    const jump = jumpOf(form, run, sent.action);
    if (jump !== undefined) return at(visit, wentOn(context, login, run, { fields: {}, to: jump }));
    const { fields, wrong } = readStep(componentsOf(form, run), sent);
    if (Object.keys(wrong).length > 0) return { wrong };
    return at(visit, wentOn(context, login, run, { fields }));
  },
};

/** At the next step, or through the form: then the Actions go on. */
async function at({ context, c, login }: Visit, run: FormRun): Promise<Acted> {
  const { id, fields, vars, node, before } = run;
  if (node === undefined) return cameBack(context, c, login, { prompt: { id, fields, vars } });
  remember(context, login, { form: { id, fields, vars, node, before } });
  return { wrong: {}, form: {} };
}

function componentsOf(form: Doc, { node }: FormRun): readonly Doc[] {
  const step = docsOf(form.nodes).find(({ id }) => id === node);
  return docsOf(docOf(step?.config).components);
}

/** The node that a button of the step leads to; undefined for any other button. */
function jumpOf(form: Doc, run: FormRun, action: string | undefined): string | undefined {
  const button = componentsOf(form, run).find(({ id, type }) => type === 'JUMP_BUTTON' && id === action);
  return textOf(docOf(button?.config).next_node);
}

/** Fills expressions in, with the form's own messages in the language of the page. */
function filler({ context, c, login }: Visit, run: FormRun, form: Doc): (text: string) => string {
  const language = languageOf(context.state.documents, {
    uiLocales: login.parameters.ui_locales,
    accepted: c.req.header('accept-language'),
  });
  const { custom } = docOf(docOf(docOf(form.translations)[language]).messages);
  const messages = { ...docOf(docOf(form.messages).custom), ...docOf(custom) };
  return (text) => filledText(text, dataOf(context, login, run), messages);
}
