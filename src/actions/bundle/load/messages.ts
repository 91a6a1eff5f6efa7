/** What came of loading one bundle: the names of its exports that are functions, of these the async ones, or what was thrown. */
export type Loaded =
  | { readonly functions: readonly string[]; readonly async: readonly string[] }
  | {
      readonly error: string /** In the bundle, from 1. */;
      readonly line?: number;
      readonly column?: number;
    };

export interface LoadMessage {
  readonly code: string;
  /** Packages that are not to be loaded: a stand-in takes their place. */
  readonly packages: readonly string[];
}
