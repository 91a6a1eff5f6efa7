import { runImport } from '../src/deploy-cli/run-import.ts';

// Started by src/deploy-cli/import-tenant.ts, never by hand.
runImport();
