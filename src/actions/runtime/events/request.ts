import { geoip } from './geoip.ts';
import { dictionary, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const must = { geoip, ip: text, method: text };

const may = {
  /** The host that was asked: the tenant's domain or a custom one. */
  hostname: text,
  language: text,
  user_agent: text,
};

const requestSchema = object(must, may);

export interface RequestBase extends TypeOf<typeof requestSchema> {}
export const request: ObjectSchema<RequestBase> = requestSchema;

const requestWithBodySchema = object({ ...must, body: dictionary }, may);

export interface RequestWithBody extends TypeOf<typeof requestWithBodySchema> {}
export const requestWithBody: ObjectSchema<RequestWithBody> = requestWithBodySchema;

const requestWithQuerySchema = object({ ...must, body: dictionary, query: dictionary }, may);

export interface RequestWithQuery extends TypeOf<typeof requestWithQuerySchema> {}
export const requestWithQuery: ObjectSchema<RequestWithQuery> = requestWithQuerySchema;

const loginRequestSchema = object(
  { ...must, body: dictionary, query: dictionary },
  {
    ...may,
    /** Number of the autonomous system that the address belongs to. */
    asn: text,
  },
);

export interface LoginRequest extends TypeOf<typeof loginRequestSchema> {}
export const loginRequest: ObjectSchema<LoginRequest> = loginRequestSchema;

const emailRequestSchema = object(
  {},
  { geoip, hostname: text, ip: text, query: dictionary, user_agent: text },
);

/** What led to an e-mail; one that the Dashboard sends has little of it. */
export interface EmailRequest extends TypeOf<typeof emailRequestSchema> {}
export const emailRequest: ObjectSchema<EmailRequest> = emailRequestSchema;
