import type { Documents } from '../../../core/documents.ts';
import { docOf, textOf } from '../../../core/json.ts';
import { tenantName } from '../../../resources/tenant/tenant-name.ts';

/** What the pages of a tenant, or of an organization of it, look like. */
export interface Branding {
  readonly companyName: string;
  readonly logoUrl: string | undefined;
  readonly faviconUrl: string | undefined;
  /** Colours as CSS takes them: only `#…` gets in. */
  readonly primary: string;
  readonly background: string;
  /** Of the text on a button. */
  readonly onPrimary: string;
  readonly supportEmail: string | undefined;
  readonly supportUrl: string | undefined;
}

/** Auth0's documented defaults. */
const PRIMARY = '#635dff';
const BACKGROUND = '#000000';

/** The tenant's branding; an organization's goes before it (Auth0's documentation, "Configure Organizations: branding"). */
export function brandingOf(documents: Documents, domain: string, organizationId?: string): Branding {
  const settings = docOf(documents.get('/tenants/settings', ''));
  const tenant = docOf(documents.get('/branding', ''));
  const organization = docOf(documents.get('/organizations', organizationId ?? ''));
  const own = docOf(organization.branding);
  const colors = { ...docOf(tenant.colors), ...docOf(own.colors) };
  const primary = colour(textOf(colors.primary)) ?? PRIMARY;
  const name = textOf(organization.display_name) ?? textOf(settings.friendly_name);
  return {
    companyName: name || tenantName(domain),
    logoUrl: textOf(own.logo_url) ?? textOf(tenant.logo_url) ?? textOf(settings.picture_url),
    faviconUrl: textOf(tenant.favicon_url),
    primary,
    background: colour(textOf(colors.page_background)) ?? BACKGROUND,
    onPrimary: isDark(primary) ? '#ffffff' : '#1e212a',
    supportEmail: textOf(settings.support_email),
    supportUrl: textOf(settings.support_url),
  };
}

function colour(text: string | undefined): string | undefined {
  return text !== undefined && /^#[0-9a-f]{3,8}$/i.test(text) ? text : undefined;
}

/** Whether white can be read on a colour: its relative luminance (WCAG 2.2) leaves a contrast of 4.5 to white. */
function isDark(hex: string): boolean {
  const full = hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5;
}
