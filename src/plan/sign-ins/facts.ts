import type { RequestFacts } from '../../local-tenant/authentication-api/request-facts.ts';

/** Where requests come from: the same address in every rehearsal. */
export const FACTS: RequestFacts = {
  ip: '203.0.113.24',
  method: 'GET',
  hostname: 'rehearsal.example',
  userAgent: 'rehearsal',
  language: 'en',
  query: {},
  body: {},
};
