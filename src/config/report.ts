import type { Problem } from '../core/problem.ts';

/** Takes a problem and lets the reading go on: everything wrong is told at once. */
export type Report = (problem: Problem) => void;
