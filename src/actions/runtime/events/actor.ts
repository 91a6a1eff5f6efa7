import { openObject, type Schema, text } from './schema.ts';

/** Who acts for the person, and for whom that one acts; each may have properties of its own (Auth0's documentation of `setActor`). */
export interface Actor {
  readonly sub: string;
  readonly act?: Actor;
  readonly [property: string]: unknown;
}

export const actor: Schema<Actor> = openObject(
  { sub: text },
  {
    get act() {
      return actor;
    },
  },
);
