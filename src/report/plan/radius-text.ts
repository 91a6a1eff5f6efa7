import type { LoggedUse, Radius } from '../../plan/radius/radius.ts';

/** How much uses what a finding is about, in one sentence: `1,240 sign-ins in 10 days used this application.` */
export function radiusText({ of, log, users, unknown }: Radius): string {
  const known = [
    ...(log ? [useText(log, of)] : []),
    ...(users === undefined
      ? []
      : [`${count(users, 'users')} ${users === 1 ? 'is' : 'are'} of this connection.`]),
  ];
  if (unknown.length === 0) return known.join(' ');
  return [...known, `How much uses this ${of} is not known: ${[...new Set(unknown)].join(', ')}.`].join(' ');
}

function useText({ counts, days, atLeast }: LoggedUse, of: Radius['of']): string {
  const parts = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([what, number]) => count(number, what));
  const span = days === 1 ? 'a day' : `${days} days`;
  if (parts.length === 0) return `Nothing in the log of ${span} used this ${of}.`;
  return `${atLeast ? 'At least ' : ''}${parts.join(', ')} in ${span} used this ${of}.`;
}

/** `1,240 sign-ins`, `1 sign-in` */
function count(number: number, what: string): string {
  const name = number === 1 ? what.replace(/^(sign-in|token|user)s/, '$1') : what;
  return `${number.toLocaleString('en-GB')} ${name}`;
}
