import type { Doc } from '../../../src/core/json.ts';
import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

const step = (id: string, next_node: string, components: readonly Doc[]): Doc => ({
  id,
  type: 'STEP',
  config: { next_node, components },
});
const next = { id: 'next', category: 'BLOCK', type: 'NEXT_BUTTON', config: { text: 'Go on' } };
const heading = (content: string): Doc => ({
  id: 'heading',
  category: 'BLOCK',
  type: 'RICH_TEXT',
  config: { content },
});
const field = (id: string, type: string, more: Doc = {}): Doc => ({
  id,
  category: 'FIELD',
  type,
  label: id,
  ...more,
});

/** A form with three steps: riders of a club are asked for its name, all others are not. */
const PROFILE: Doc = {
  name: 'Rider profile',
  languages: { primary: 'en' },
  messages: { custom: { hello: 'Tell us about your rides' } },
  start: { next_node: 'about', hidden_fields: [{ key: 'source', value: '{{ context.client.name }}' }] },
  ending: { resume_flow: true },
  nodes: [
    step('about', 'router', [
      heading("<h2>{{ t('hello') }}, {{ context.user.name }}</h2>"),
      field('bikes', 'NUMBER', { required: true, config: { min_value: 1 } }),
      field('club_rider', 'BOOLEAN', { config: {} }),
      field('kinds', 'CHOICE', {
        config: {
          multiple: true,
          options: [
            { value: 'road', label: 'Road' },
            { value: 'gravel', label: 'Gravel' },
          ],
        },
      }),
      next,
    ]),
    {
      id: 'router',
      type: 'ROUTER',
      config: {
        rules: [
          {
            id: 'rider',
            next_node: 'club',
            condition: {
              operator: 'AND',
              operands: [{ operator: 'IS_TRUE', operands: ['{{ fields.club_rider }}'] }],
            },
          },
        ],
        fallback: 'terms',
      },
    },
    step('club', 'terms', [field('club', 'TEXT', { required: true }), next]),
    step('terms', '$ending', [
      field('terms', 'LEGAL', { required: true, config: { text: 'I accept the <b>terms</b>' } }),
      { id: 'back', category: 'BLOCK', type: 'PREVIOUS_BUTTON', config: { text: 'Back' } },
      next,
    ]),
  ],
};

async function withForm(form: Doc = PROFILE) {
  const { body, status } = await fernhill.api('POST', '/forms', form);
  expect([status, body['message']]).toEqual([201, undefined]);
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) =>
       api.prompt.render('${String(body['id'])}', { fields: { bikes: 2 }, vars: { crm: '7' } });
     exports.onContinuePostLogin = async (event, api) =>
       api.idToken.setCustomClaim('https://fernhill.example/profile', event.prompt);`,
  );
  return String(body['id']);
}

it('is gone through step by step, and the Action is told what was filled in', async () => {
  const id = await withForm();
  const browser = fernhill.browser();
  const about = await fernhill.signIn(browser);
  expect(about.url.pathname).toBe('/u/custom-prompt');
  expect(about.text).toContain('<h2>Tell us about your rides, Nora Fields</h2>');
  expect(about.text).toContain('value="2"');
  expect(about.text).not.toContain('crm');
  const club = await browser.submit(about, { f_bikes: '3', f_club_rider: 'true', f_kinds_1: 'gravel' });
  expect(club.text).toContain('name="f_club"');
  const terms = await browser.submit(club, { f_club: 'River Wheelers' });
  expect(terms.text).toContain('I accept the terms');
  const refused = await browser.submit(terms, {}, 'Go on');
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Please fill this in.')]);
  const done = await browser.submit(refused, { f_terms: 'true' }, 'Go on');
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  expect(claimsOf(body['id_token'])['https://fernhill.example/profile']).toEqual({
    id,
    fields: {
      source: 'Fernhill Bookings',
      bikes: 3,
      club_rider: true,
      kinds: ['gravel'],
      club: 'River Wheelers',
      terms: true,
    },
    vars: { crm: '7' },
  });
});

it('takes the other way of a router, and goes back', async () => {
  await withForm();
  const browser = fernhill.browser();
  const terms = await browser.submit(await fernhill.signIn(browser), { f_bikes: '1' });
  expect(terms.text).toContain('I accept the terms');
  const about = await browser.submit(terms, {}, 'Back');
  expect(about.text).toContain('value="1"');
});

it('says what is wrong with a field, and keeps what was typed', async () => {
  await withForm();
  const browser = fernhill.browser();
  const page = await browser.submit(await fernhill.signIn(browser), { f_bikes: '0' });
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('This does not fit here.')]);
  expect(page.text).toContain('value="0"');
});

it('lets no field of the person become HTML of the page', async () => {
  await fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { name: '<script>x</script>' });
  await withForm();
  const page = await fernhill.signIn(fernhill.browser());
  expect(page.text).toContain('&lt;script&gt;x&lt;/script&gt;');
  expect(page.text).not.toContain('<script>');
});

it('that is not there fails the login, and the application hears of it', async () => {
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (_, api) => api.prompt.render('ap_x');`,
  );
  const { url } = await fernhill.signIn(fernhill.browser());
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    error: 'server_error',
    error_description: 'There is no form ap_x.',
  });
});
