import { type Doc, docOf, docsOf } from '../../core/json.ts';
import { mask } from '../../core/mask.ts';
import { writeWhole } from '../../core/write-whole.ts';
import { maskSecrets } from '../../resources/mask-secrets.ts';
import type { Fork } from './fork.ts';
import type { ForkDocuments } from './fork-documents.ts';
import { FORMAT_VERSION, type SavedFork } from './saved-fork.ts';

/**
 * Writes down what a fork has read from its upstream so far, with every secret masked: `openFork` makes a fork of it that
 * needs no credentials. What was written in the fork is no part of it. The file is there whole, or not at all.
 */
export function saveFork(fork: Fork, file: string): void {
  writeWhole(file, mask(`${JSON.stringify(savedOf(fork), undefined, 1)}\n`), 0o600);
}

function savedOf({ documents, refusals, upstream, domain, counted }: Fork): SavedFork {
  const { known } = documents;
  const paths = [...new Set([...known.whole, ...known.partly])].sort();
  return {
    formatVersion: FORMAT_VERSION,
    domain,
    clientId: upstream.clientId,
    paths: Object.fromEntries(paths.map((path) => [path, savedPath(documents, path)])),
    searches: [...known.found],
    refusals: Object.fromEntries(refusals.entries()) as SavedFork['refusals'],
    ...(counted.size > 0 && { counted: Object.fromEntries(counted) as NonNullable<SavedFork['counted']> }),
  };
}

function savedPath(documents: ForkDocuments, path: string): SavedFork['paths'][string] {
  const { known, origin } = documents;
  return {
    whole: known.has(path),
    missing: known.ids(path).filter((id) => origin.get(path, id) === undefined),
    documents: origin.entries(path).map(([id, doc]) => [id, maskedDocument(documents, path, doc)]),
  };
}

function maskedDocument(documents: ForkDocuments, path: string, doc: Doc): Doc {
  const kind = documents.sourceOf(path)?.kind;
  if (!kind) return doc;
  if (kind.shape.type !== 'list') return docOf(maskSecrets(kind.fields, doc));
  return { items: docsOf(doc.items).map((item) => maskSecrets(kind.fields, item)) };
}
