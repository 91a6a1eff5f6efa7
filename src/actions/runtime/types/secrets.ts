/** `event.secrets` of an Action that does not say which ones it has: each may be missing. */
export type Secrets = Readonly<Record<string, string>>;

/** An event as an Action gets it: with its own secrets, which are known where its handler says which. */
export interface WithSecrets<S extends Secrets> {
  readonly secrets: Readonly<S>;
}
