import { html } from 'hono/html';
import { docOf, textOf } from '../../core/json.ts';
import { withQuery } from '../authentication-api/authorize/respond.ts';
import type { ErrorPage } from '../authentication-api/authorize/routes.ts';
import type { TenantContext } from '../context.ts';
import { brandingOf } from './page/branding.ts';
import { page } from './page/page.ts';
import { languageOf } from './texts/language-of.ts';
import { wordsOf } from './texts/texts.ts';

/**
 * What a person sees where no application can be told: the tenant's own error page (`error_page.url`) with the documented
 * parameters, or ours.
 */
export function errorPage(context: TenantContext): ErrorPage {
  return async (c, error) => {
    const { documents } = context.state;
    const language = languageOf(documents, { accepted: c.req.header('accept-language') });
    const { error: code, error_description: description } = error.body;
    const url = textOf(docOf(documents.get('/tenants/settings', '')?.error_page).url);
    const clientId = c.req.query('client_id');
    if (url) {
      const facts = { error: String(code), error_description: String(description), lang: language };
      return c.redirect(withQuery(url, { ...(clientId !== undefined && { client_id: clientId }), ...facts }));
    }
    const { supportEmail, supportUrl, companyName } = brandingOf(documents, context.domain);
    const words = wordsOf(documents, { prompt: 'common', screen: 'error', language }, { companyName });
    const support = supportEmail ?? supportUrl;
    return page(context, c, {
      language,
      title: words('title'),
      status: error.status,
      body: html`<h1>${words('title')}</h1><p>${words('description')}</p>
<p class="error whole" role="alert"><strong>${String(code)}</strong>: ${String(description)}</p>
<p class="small">${words('backText')}</p>${support ? html`<p class="small">${words('supportText', { support })}</p>` : ''}`,
    });
  };
}
