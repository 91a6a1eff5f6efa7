import { html } from 'hono/html';
import { organizationChosen } from '../../authentication-api/authorize/proceed.ts';
import { field, form, heading } from './parts.ts';
import type { Screen } from './screen.ts';

/** Which organization somebody logs in to, before they say who they are (`pre_login_prompt`). */
export const organizationSelection: Screen = {
  path: '/u/organization',
  prompt: 'organizations',
  screen: 'organization-selection',
  waits: 'organization',
  goesTo: ({ login }) => (login.person ? '/u/organization/picker' : undefined),
  show(visit) {
    const { words, form: sent } = visit;
    const input = field(visit, {
      name: 'organization',
      label: words('organizationNamePlaceholder'),
      autocomplete: 'organization',
      ...(sent.organization !== undefined && { value: sent.organization }),
      focus: true,
    });
    return html`${heading(visit)}${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}`;
  },
  async act({ context, c, login, form: sent }) {
    const name = sent.organization?.trim().toLowerCase() ?? '';
    const found = context.state.documents.list('/organizations').find((one) => one.name === name);
    if (!found) return { wrong: { organization: 'invalid-organization' } };
    return organizationChosen(context, c, login, String(found.id));
  },
};
