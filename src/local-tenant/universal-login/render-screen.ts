import type { Context } from 'hono';
import { docOf, textOf } from '../../core/json.ts';
import type { BrowserLogin } from '../authentication-api/authorize/browser-login.ts';
import { findOrganization } from '../authentication-api/sign-in/organization-of.ts';
import type { TenantContext } from '../context.ts';
import { brandingOf } from './page/branding.ts';
import { page } from './page/page.ts';
import { type Screen, templateFacts, type Visit } from './screens/screen.ts';
import { languageOf } from './texts/language-of.ts';
import { wordsOf } from './texts/texts.ts';

/** What a screen is shown with. */
export interface Rendering extends Pick<Visit, 'login' | 'form' | 'wrong'> {
  readonly screen: Screen;
}

/** The request to a screen, with the words of its language. */
export function visitOf(
  context: TenantContext,
  c: Context,
  { screen, login, form, wrong }: Rendering,
): Visit {
  const { documents } = context.state;
  const { prompt, screen: name } = screen;
  const organization = findOrganization(documents, login.parameters.organization ?? '');
  const { companyName } = brandingOf(documents, context.domain, textOf(organization?.id));
  const common = {
    clientName: String(login.client.name ?? ''),
    companyName,
    ...screen.variables?.({ context, login }),
  };
  const language = languageIn(context, c, login);
  return {
    context,
    c,
    login,
    form,
    wrong,
    words: wordsOf(documents, { prompt, screen: name, language }, common),
  };
}

/** The screen as a page of the tenant; with status 400 where something was wrong with a form. */
export async function rendered(context: TenantContext, c: Context, rendering: Rendering): Promise<Response> {
  const { login, screen, wrong } = rendering;
  const visit = visitOf(context, c, rendering);
  const organization = findOrganization(context.state.documents, login.parameters.organization ?? '');
  const { companyName } = brandingOf(context.state.documents, context.domain, textOf(organization?.id));
  return page(context, c, {
    language: languageIn(context, c, login),
    title: visit.words('title'),
    body: await screen.show(visit),
    organizationId: textOf(organization?.id),
    variables: {
      ...templateFacts(visit, screen, companyName),
      ...(organization && { organization: docOf(organization) }),
    },
    status: Object.keys(wrong).length > 0 ? 400 : 200,
  });
}

function languageIn({ state }: TenantContext, c: Context, { parameters }: BrowserLogin): string {
  return languageOf(state.documents, {
    uiLocales: parameters.ui_locales,
    accepted: c.req.header('accept-language'),
  });
}
