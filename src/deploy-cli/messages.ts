import type { Shortcuts } from './shortcuts.ts';

/** What the child process is asked. auth0-deploy-cli's own names; booleans are booleans. */
export interface ImportJob {
  /** Absolute path of the staged `tenant.yaml`. */
  readonly inputFile: string;
  readonly config: {
    readonly AUTH0_DOMAIN: string;
    readonly AUTH0_CLIENT_ID: string;
    readonly AUTH0_CLIENT_SECRET: string;
    readonly AUTH0_ALLOW_DELETE: boolean;
  };
  readonly shortcuts: boolean;
  /** One request at a time, so that they come in the same order every time. */
  readonly inOrder: boolean;
}

/** How often auth0-deploy-cli says it created, updated and deleted, by type. It counts an update that changes nothing. */
export type Counts = Readonly<
  Record<string, { readonly created: number; readonly updated: number; readonly deleted: number }>
>;

/** What the child process answers with. */
export type ImportAnswer =
  | { readonly ok: true; readonly counts: Counts; readonly shortcuts: Shortcuts | undefined }
  | {
      readonly ok: false;
      readonly message: string;
      readonly type: string | undefined;
      readonly stage: string | undefined;
      readonly statusCode: number | undefined;
      readonly causes: readonly string[];
    };
