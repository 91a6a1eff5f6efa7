/** What Actions say that their secrets are, in the types of their handlers; `unknown` where they say nothing. */
type Declared<A> = (A extends readonly (infer One)[] ? TakesSecrets<One> : TakesSecrets<A>) extends (
  secrets: infer S,
) => void
  ? S
  : unknown;

/** A function of the secrets of each handler: what is inferred for the argument of all of them, has the secrets of each. */
type TakesSecrets<A> = A extends unknown ? { [K in keyof A]: TakesSecretsOf<A[K]> }[keyof A] : never;

type TakesSecretsOf<H> = H extends (event: infer Event, ...rest: never) => unknown
  ? Event extends { readonly secrets: infer S }
    ? string extends keyof S
      ? never
      : (secrets: S) => void
    : never
  : never;

/**
 * The option `secrets` of a run. Secrets that the Action declares have to be there, and no others; `undefined` is one
 * that nobody has set.
 */
export type SecretsOption<A> =
  Declared<A> extends infer S
    ? unknown extends S
      ? AnySecrets
      : { readonly secrets: { readonly [K in keyof S]: S[K] | undefined } }
    : never;

interface AnySecrets {
  readonly secrets?: Readonly<Record<string, string | undefined>>;
}

/** Those that are set. */
export function setSecrets(
  secrets: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
