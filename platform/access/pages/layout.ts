import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of the pages around signing in: a form beside the chart. Works without scripts. */
export function frame(
  page: { title: string; stylesheet: string; script?: string },
  content: Html,
): Html {
  return html`<!doctype html>
<html lang="en" data-desk="partner">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title} · Fairway</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="${page.stylesheet}">
${page.script === undefined ? '' : html`<script src="${page.script}" defer></script>`}
</head>
<body>
<div class="signin">
<main class="signin-form">
<p class="row">${raw(mark)}<strong>Fairway</strong></p>
${content}
</main>
<div class="chartsheet" aria-hidden="true">${raw(chart)}</div>
</div>
</body>
</html>`;
}

const mark =
  '<svg class="brand" viewBox="0 0 22 22" aria-hidden="true"><path d="M2.5 18.5V9.5h5v9z" fill="currentColor"/><path d="M19.5 18.5h-6.5l3.25-9z" fill="currentColor"/><path d="M10.3 19.5V2.5" stroke="var(--accent)" stroke-width="1.8"/></svg>';

/** Depth lines of a chart; every line bends towards the marked passage. */
const chart = drawChart();

function drawChart(): string {
  const upper = Array.from({ length: 8 }, (_, line) => {
    const left = 584 - 53 * line;
    const right = 264 - 33 * line;
    return depth(
      line % 3 === 1,
      `M-40 ${left}C${170 + 10 * line} ${468 - 46 * line} 210 ${680 - 60 * line} ${388 + 4 * line} ${537 - 41 * line}S560 ${374 - 23 * line} 860 ${right}`,
    );
  });
  const lower = Array.from({ length: 6 }, (_, line) =>
    depth(
      line % 3 === 0,
      `M${120 + 60 * line} 960C${260 + 52 * line} ${860 - 6 * line} ${380 + 44 * line} ${900 - 10 * line} ${500 + 36 * line} ${760 - 4 * line}S${700 + 14 * line} ${620 + 14 * line} 900 ${560 + 44 * line}`,
    ),
  );
  const passage =
    '<path d="M120 940C300 760 360 720 470 560S640 300 840 250" fill="none" stroke="var(--accent)" stroke-width="1.5" stroke-dasharray="10 6"/>';
  const buoys = [
    [191, 808],
    [325, 648],
    [425, 528],
    [543, 378],
    [695, 258],
  ].map(
    ([x = 0, y = 0]) =>
      `<path d="M${x} ${y}v-14h10v14z" fill="var(--text-quiet)"/><path d="M${x + 92} ${y + 42}h14l-7-16z" fill="var(--text-quiet)"/>`,
  );
  const soundings = [
    [110, 560, 12],
    [250, 470, 9],
    [420, 330, 14],
    [610, 190, 7],
    [640, 640, 21],
    [520, 780, 18],
    [170, 300, 6],
    [720, 470, 16],
  ].map(([x = 0, y = 0, fathoms = 0]) => `<text x="${x}" y="${y}">${fathoms}</text>`);
  return `<svg viewBox="0 0 820 900" preserveAspectRatio="xMidYMid slice">${[...upper, ...lower, passage, ...buoys, ...soundings].join('')}</svg>`;
}

function depth(deep: boolean, path: string): string {
  return `<path class="depth${deep ? ' deep' : ''}" d="${path}"/>`;
}
