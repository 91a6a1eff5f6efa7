import { Liquid } from 'liquidjs';
import type { Branding } from './branding.ts';
import type { PageOptions } from './page.ts';

/** Made when a page is first shown: making it takes a twentieth of a second. */
let made: Liquid | undefined;

function engine(): Liquid {
  made ??= new Liquid({
    outputEscape: 'escape',
    ownPropertyOnly: true,
    parseLimit: 1_000_000,
    renderLimit: 1_000,
  });
  return made;
}

/**
 * The page in the tenant's own template. Auth0's documentation, "Customize Page Templates": `{%- auth0:head -%}` and
 * `{%- auth0:widget -%}` are where ours goes; `prompt`, `application`, `branding`, `tenant`, `locale` and so on can be used.
 */
export async function withTemplate(
  template: string,
  parts: { readonly head: string; readonly widget: string },
  { variables = {}, language }: PageOptions,
  { primary, background, logoUrl, companyName, supportEmail, supportUrl }: Branding,
): Promise<string> {
  const marked = template.replaceAll(/\{%-?\s*auth0:(head|widget)\s*-?%\}/g, '{{ auth0_$1 | raw }}');
  return String(
    await engine().parseAndRender(marked, {
      locale: language,
      branding: { logo_url: logoUrl ?? '', colors: { primary, page_background: background } },
      tenant: {
        friendly_name: companyName,
        support_email: supportEmail ?? '',
        support_url: supportUrl ?? '',
        enabled_locales: [language],
      },
      ...variables,
      auth0_head: parts.head,
      auth0_widget: parts.widget,
    }),
  );
}
