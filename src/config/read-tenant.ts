import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../core/problem.ts';
import { describeFound } from './check/describe.ts';
import { merge } from './merge.ts';
import { readSource } from './read-source.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { type Table, table, toData } from './tree.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

export interface TenantFiles {
  /** All files as one, by auth0-deploy-cli's key. */
  readonly tenant: Table;
  readonly personas: Table | undefined;
  readonly acceptedRisks: Table | undefined;
  readonly rehearsal: Table | undefined;
  /** The texts of files that cannot be parsed, and their keys: nothing can be said about what they lack. */
  readonly unread: readonly string[];
  readonly incomplete: ReadonlySet<string>;
}

const PERSONAS = /^personas\.ya?ml$/;
const ACCEPTED_RISKS = /^accepted-risks\.ya?ml$/;
const REHEARSAL = /^rehearsal\.ya?ml$/;

/** Reads every YAML file of tenant/, in the order of their names. */
export async function readTenant(root: string, report: Report): Promise<TenantFiles> {
  const names = (await readdir(join(root, 'tenant')).catch(() => []))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  if (names.length === 0) report(problem('tenant-missing', { folder: 'tenant/' }));
  const files = await Promise.all(names.map((name) => readOne(root, `tenant/${name}`, report)));
  const none = table([], { source: { file: 'tenant', text: '' }, start: 0, end: 0 });
  const named = (pattern: RegExp) => files[names.findIndex((name) => pattern.test(name))]?.data;
  const ofTenant = files.filter(
    (_, index) => ![PERSONAS, ACCEPTED_RISKS, REHEARSAL].some((pattern) => pattern.test(names[index] ?? '')),
  );
  return {
    tenant: ofTenant.reduce(
      (merged, { data }) => (data ? merge(merged, withoutEmpty(data), report) : merged),
      none,
    ),
    personas: named(PERSONAS),
    acceptedRisks: named(ACCEPTED_RISKS),
    rehearsal: named(REHEARSAL),
    unread: files.flatMap((file) => file.unread ?? []),
    incomplete: new Set(files.flatMap((file) => keysIn(file.unread ?? ''))),
  };
}

interface OneFile {
  readonly data: Table | undefined;
  /** The text of a file that cannot be parsed. */
  readonly unread?: string;
}

async function readOne(root: string, file: string, report: Report): Promise<OneFile> {
  const source = await readSource(root, file, report);
  const data = source && parseYaml(source, report);
  if (data?.kind === 'table') return { data };
  if (data && source && !(data.kind === 'leaf' && data.value === null)) {
    const facts = {
      key: file,
      expected: 'an object with keys such as `clients`',
      found: describeFound(toData(data)),
    };
    report(problem('wrong-type', facts, positionOf(data.at)));
  }
  return { data: undefined, ...(source && { unread: source.text }) };
}

/** A key with nothing under it is as good as none: all its entries are comments. */
function withoutEmpty(file: Table): Table {
  const entries = [...file.entries.values()].filter(
    ({ value }) => value.kind !== 'leaf' || value.value !== null,
  );
  return table(entries, file.at);
}

/** Whatever looks like a top-level key. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/^["']?(\w+)["']?[ \t]*:/gm)].map(([, key = '']) => key);
}
