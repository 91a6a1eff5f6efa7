import { local } from '../src/cli/commands/local.ts';
import { main } from '../src/cli/main.ts';

void main(local);
