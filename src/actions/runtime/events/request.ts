import { geoip } from './geoip.ts';
import { dictionary, object, text } from './schema.ts';

const must = { geoip, ip: text, method: text };

const may = {
  /** The host that was asked: the tenant's domain or a custom one. */
  hostname: text,
  language: text,
  user_agent: text,
};

export const request = object(must, may);

export const requestWithBody = object({ ...must, body: dictionary }, may);

export const requestWithQuery = object({ ...must, body: dictionary, query: dictionary }, may);

export const loginRequest = object(
  { ...must, body: dictionary, query: dictionary },
  {
    ...may,
    /** Number of the autonomous system that the address belongs to. */
    asn: text,
  },
);

/** What led to an e-mail; one that the Dashboard sends has little of it. */
export const emailRequest = object(
  {},
  { geoip, hostname: text, ip: text, query: dictionary, user_agent: text },
);
