import { type Doc, docOf, itemsOf, type Json } from '../core/json.ts';
import type { HttpStubs } from './http/stubs.ts';
import type { Overrides } from './overrides.ts';
import type { Findings } from './result.ts';
import { STATE } from './session-token.ts';

/** What a person comes back with. */
export interface ResumeOptions<Event = object> {
  /** Query of the request that the person comes back with; `state` is in it already. */
  readonly query?: Readonly<Record<string, string>>;
  /** Fields of the form that the other site posts: makes it a `POST`. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** What was entered in the form of `api.prompt.render`, by the fields' names. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** The factor that was used: `otp`. Of several, the first where nothing is said. */
  readonly mfa?: string;
  /** What else differs from the event of the first run. */
  readonly event?: Overrides<Omit<Event, 'secrets'>>;
  /** Stubs for what follows, before those of the first run. */
  readonly http?: HttpStubs;
}

type Back = ResumeOptions & { readonly now: number };

/** The event of a flow that goes on: of the same login, with a new request. */
export function resumedEvent(event: Doc, waited: Pick<Findings, 'prompt' | 'mfa'>, back: Back): Doc {
  const { query, body } = back;
  const request = {
    ...docOf(event['request']),
    method: body ? 'POST' : 'GET',
    query: { state: STATE, ...query },
    body: plain(body ?? {}),
  };
  return { ...event, request, ...promptOf(waited, back), ...authenticationOf(event, waited, back) };
}

function promptOf({ prompt }: Pick<Findings, 'prompt'>, { fields }: Back): Doc {
  return prompt
    ? { prompt: { id: prompt.id, fields: plain({ ...prompt.fields, ...fields }), vars: prompt.vars } }
    : {};
}

/** Auth0's documentation, "Customize MFA Selection": the method `mfa`, with the factor as its type. */
function authenticationOf(event: Doc, { mfa }: Pick<Findings, 'mfa'>, { mfa: used, now }: Back): Doc {
  const [challenge] = mfa?.challenges ?? [];
  if (!challenge) return {};
  const type = used ?? challenge.factors[0] ?? 'otp';
  const method = { name: 'mfa', type, timestamp: new Date(now).toISOString() };
  const authentication = docOf(event['authentication']);
  return { authentication: { ...authentication, methods: [...itemsOf(authentication['methods']), method] } };
}

function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}
