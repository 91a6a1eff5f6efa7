import { cpus, totalmem } from 'node:os';

/** One measured number beside its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A bench: measures, and answers with its figures. `note` tells what is going on; `flags` are the command's. */
export type Bench = (note: (line: string) => void, flags: readonly string[]) => Promise<readonly Figure[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** `4 × Some CPU, 16 GiB, Node 20.19.0, linux` */
export function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} × ${cores[0]?.model ?? 'CPU'}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}

/** A figure's line, and whether its goal is met. */
export function judged({ name, value, unit, goal }: Figure): {
  readonly line: string;
  readonly met: boolean;
} {
  const shown = `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
  if (!goal) return { line: `  ${name.padEnd(52)} ${shown.padStart(12)}`, met: true };
  const met = 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
  const wanted = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return {
    line: `  ${name.padEnd(52)} ${shown.padStart(12)}   goal: ${wanted} ${unit}   ${met ? 'met' : 'MISSED'}`,
    met,
  };
}
