import { html, raw } from 'hono/html';
import type { Html } from '../../../../platform/pages/index.ts';

/** Steps of a ladder, lit up to the tier; the word beside it says it. */
export function tierMarks(level: number, steps: number): Html {
  return html`<i class="steps" aria-hidden="true">${Array.from({ length: steps }, (_, step) =>
    raw(step < level ? '<b class="on"></b>' : '<b></b>'),
  )}</i>`;
}

export const check = raw(
  '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13 4.5"/></svg>',
);
