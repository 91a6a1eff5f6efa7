type Generate = typeof import('selfsigned')['generate'];

/**
 * `selfsigned`'s generate, loaded on first use: a start that finds its certificates on disk does not need it, and
 * loading it takes longer than the rest of the start.
 */
export async function generateCertificate(...args: Parameters<Generate>): ReturnType<Generate> {
  const selfsigned: { generate: Generate } = require('selfsigned');
  return selfsigned.generate(...args);
}
