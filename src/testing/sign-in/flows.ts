// What plays whole flows on a tenant in memory: a bundle of its own, because tests that run single Actions need no tenant.

export { openProject } from '../tenant/open-project.ts';
export { playExchange } from './play-exchange.ts';
export { prepareSignIn } from './play-sign-in.ts';
