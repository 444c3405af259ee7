import { start } from '../web/shell/start.ts';
import type { Contributions } from '../web/shell/screen.ts';

/** Every screen and record search of the product, module by module. */
export const contributions: Contributions = {
  screens: [],
  searches: [],
};

void start(contributions);
