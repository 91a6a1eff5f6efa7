import { hostOf } from './urls.ts';

/** What code does that is worth a second look, each with the words for it. */
const DANGERS: readonly (readonly [RegExp, string])[] = [
  [/child_process/, 'it starts programs'],
  [/\beval\s*\(|\bnew Function\s*\(/, 'it makes code from text'],
  [/process\.env/, 'it reads the environment'],
  [/console\.\w+\([^)]*\bevent\b/, 'it logs the event, with personal data'],
];

/** What code did that protects somebody. */
const GUARDS: readonly (readonly [RegExp, string])[] = [
  [/api\.access\.deny/, 'it refuses nobody any more'],
  [/api\.multifactor\.enable|api\.authentication\.(challenge|enroll)With/, 'it asks for MFA no more'],
];

/** What the new code does, or no longer does, that a reviewer should see first: by its text, so a hint and no proof. */
export function newDangers(before: string, after: string): string[] {
  const hosts = new Set(hostsIn(before));
  return [
    ...DANGERS.filter(([sign]) => sign.test(after) && !sign.test(before)).map(([, words]) => words),
    ...GUARDS.filter(([sign]) => sign.test(before) && !sign.test(after)).map(([, words]) => words),
    ...[...new Set(hostsIn(after))].filter((host) => !hosts.has(host)).map((host) => `it names ${host}`),
  ];
}

function hostsIn(code: string): string[] {
  return [...code.matchAll(/https?:\/\/[^\s'"`)]+/g)].map(([url]) => hostOf(url));
}

/** Beginnings of keys that services give out: Stripe, GitHub, Slack, AWS, Google, SendGrid; and private keys. */
const KNOWN = /^(sk_live_|rk_live_|gh[pousr]_|xox[abp]-|AKIA|AIza|SG\.)/;

/** Literals of code that look like secrets: a known beginning, or long, mixed and without words. */
export function secretsIn(code: string): string[] {
  const literals = [...code.matchAll(/(['"`])([^'"`\s]{16,})\1/g)].map(([, , text = '']) => text);
  const keys = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.exec(code);
  return [...literals.filter((text) => KNOWN.test(text) || looksRandom(text)), ...(keys ? [keys[0]] : [])];
}

/** Letters of both cases and digits, no path and no sentence, and hardly any character often. */
function looksRandom(text: string): boolean {
  if (text.length < 24 || !/^[A-Za-z0-9+/_=-]+$/.test(text)) return false;
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || (text.match(/\d/g) ?? []).length < 3) return false;
  return entropy(text) > 4;
}

/** Bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / text.length) * Math.log2(count / text.length),
    0,
  );
}

/** The hosts that a page loads scripts and styles from. */
export function scriptHosts(page: string): string[] {
  return [...page.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)=\\?["']?(https?:\/\/[^"'\\\s>]+)/gi)].map(
    ([, url = '']) => hostOf(url),
  );
}
