import type { HttpStub } from '../core/http-stub.ts';
import type { Json } from '../core/json.ts';
import type { Position } from '../core/position.ts';
import type { Problem } from '../core/problem.ts';
import type { AcceptedRisk } from './accepted-risks.ts';
import type { ReferredFile } from './files.ts';

/** Where a value of the staged tenant comes from, by its path in the data: `clients.0.name`. */
export type Positions = (path: readonly (string | number)[]) => Position | undefined;

/** `tenant/environments/NAME.yaml`, with what it extends merged in. */
export interface Environment {
  readonly name: string;
  /** True for `local`: the embedded local tenant, and strict checks. */
  readonly local: boolean;
  /** True where its name has to be typed before a deploy. */
  readonly protected: boolean;
  /** `acme.eu.auth0.com`; undefined for the local tenant. */
  readonly domain?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** AUTH0_ALLOW_DELETE */
  readonly allowDelete: boolean;
  /** The port of the local tenant. */
  readonly port: number;
  /** The application that auth0-deploy-cli runs as; it never changes that one. */
  readonly deployClient: string;
  /** Keywords with their values; `secret` ones are masked. */
  readonly keywords: ReadonlyMap<string, { readonly value: unknown; readonly secret: boolean }>;
}

/** An Action of `tenant/actions.yaml`, with its TypeScript file. */
export interface ActionEntry {
  readonly name: string;
  /** The TypeScript file, relative to the project's folder: `actions/add-roles/action.ts`. */
  readonly source: string;
  readonly trigger: string;
  readonly triggerVersion: string;
  readonly runtime: string;
  readonly secrets: readonly { readonly name: string; readonly value: string }[];
  /** Names from the entry, versions from package-lock.json. */
  readonly dependencies: readonly { readonly name: string; readonly version: string }[];
  /** Actions Modules, each in a published version. */
  readonly modules?: readonly { readonly name: string; readonly version: number }[];
  readonly deployed: boolean;
  /** True for an entry as auth0-deploy-cli exports it (`code`): JavaScript that is uploaded as it is, not bundled. */
  readonly asIs: boolean;
  /** Where the entry stands, and where its path of the file does. */
  readonly at: Position;
  readonly sourceAt: Position;
}

/** A person of `tenant/personas.yaml`. */
export interface Persona {
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly connection: string;
  /** For database connections only. */
  readonly password?: string;
  readonly roles: readonly string[];
  readonly organizations: readonly { readonly name: string; readonly roles: readonly string[] }[];
  readonly profile: { readonly [key: string]: unknown };
  readonly user_metadata: { readonly [key: string]: unknown };
  readonly app_metadata: { readonly [key: string]: unknown };
}

/** How `npm run deploy` shows tokens: which personas sign in, where. */
export interface SignIn {
  readonly personas: readonly string[];
  readonly application: string;
  readonly audience: string;
  readonly scope: string;
}

/** The project's configuration for one environment, read and checked. */
export interface Project {
  /** Absolute path of the project's folder. */
  readonly root: string;
  readonly environment: Environment;
  /**
   * By auth0-deploy-cli's key, keywords replaced, entries of other environments left out. Without `actions`: those are
   * below. Where a plan lacks a secret, texts hold NOT_COMPARED (keywords/keywords.ts).
   */
  readonly tenant: { readonly [key: string]: Json };
  /** The files that fields of `tenant` name, by the path of the field: `branding.templates.0.body`. */
  readonly files: ReadonlyMap<string, ReferredFile>;
  readonly actions: readonly ActionEntry[];
  readonly personas: readonly Persona[];
  readonly signIn: SignIn | undefined;
  /** Of `tenant/accepted-risks.yaml`. */
  readonly acceptedRisks: readonly AcceptedRisk[];
  /** Of `tenant/rehearsal.yaml`: what Actions hear in a rehearsal from whom they call. */
  readonly rehearsalStubs: readonly HttpStub[];
  /** By the path in `tenant`, `actions.N` and `personas.N` included. */
  readonly positions: Positions;
  /** Replaces the keywords of a text that the project's configuration does not hold itself: an Action's source. */
  readonly replaceKeywords: (
    text: string,
    file: string,
  ) => { readonly text: string; readonly problems: readonly Problem[] };
  readonly problems: readonly Problem[];
}
