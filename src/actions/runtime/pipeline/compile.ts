/** How a text gets at the other code: packages, and Actions Modules by `actions:NAME`. */
export interface Linker {
  require(name: string): unknown;
  /** `import()` */
  import(name: string): Promise<object>;
}

/** A text with the names that it finds as its own. */
export interface Source {
  readonly code: string;
  /** Shown in stacks. */
  readonly filename: string;
  readonly names: readonly string[];
}

/** Runs compiled code with the values of its names, in their order, and with `self` as `this`. */
export type Compiled = (self: object, values: readonly unknown[]) => void;

/** Makes a function of a text; raises a SyntaxError. */
export type Compile = (source: Source, linker: Linker) => Compiled;
