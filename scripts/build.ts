import { build } from '../src/cli/commands/build.ts';
import { main } from '../src/cli/main.ts';

void main(build);
