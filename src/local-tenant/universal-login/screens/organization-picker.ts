import { html } from 'hono/html';
import { organizationsOf } from '../../authentication-api/authorize/organization-to-choose.ts';
import { organizationChosen } from '../../authentication-api/authorize/proceed.ts';
import { form, heading } from './parts.ts';
import type { Screen, Visit } from './screen.ts';

/** Which of their organizations a person logs in to. */
export const organizationPicker: Screen = {
  path: '/u/organization/picker',
  prompt: 'organizations',
  screen: 'organization-picker',
  waits: 'organization',
  goesTo: ({ login }) => (login.person ? undefined : '/u/organization'),
  show(visit) {
    const { words, login } = visit;
    const buttons = choicesOf(visit).map(
      ({ id, name, display_name: shown }) =>
        html`<button class="other" type="submit" name="organization" value="${String(id)}">${String(shown ?? name)}</button>`,
    );
    const without = html`<button class="other" type="submit" name="organization" value="">${words('continueWithoutOrganization')}</button>`;
    return html`${heading(visit)}${form(
      visit,
      html`${buttons}${login.client.organization_usage === 'require' ? '' : without}`,
    )}`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    const chosen = choicesOf(visit).find(({ id }) => id === sent.organization);
    if (!chosen && login.client.organization_usage === 'require') return { wrong: {} };
    return organizationChosen(context, c, login, chosen && String(chosen.id));
  },
};

function choicesOf({ context, login: { person } }: Visit) {
  return person ? organizationsOf(context.state.documents, person.user) : [];
}
