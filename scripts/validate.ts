import { validate } from '../src/cli/commands/validate.ts';
import { main } from '../src/cli/main.ts';

void main(validate);
