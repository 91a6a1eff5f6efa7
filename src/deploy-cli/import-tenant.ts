import {
  type ImporterOptions,
  type ImportResult,
  type ImportTarget,
  startImporter,
} from './start-importer.ts';

/** Runs auth0-deploy-cli's import of a staged tenant in a child process of its own; raises what its `run` raises. */
export function importTenant({
  inputFile,
  domain,
  clientId,
  clientSecret,
  allowDelete,
  ...options
}: ImporterOptions & ImportTarget): Promise<ImportResult> {
  return startImporter(options).run({ inputFile, domain, clientId, clientSecret, allowDelete });
}
