import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileTemplates } from './compile.mjs';
import compiled from './compiled/templates.json' with { type: 'json' };
import { renderMail } from './templates.ts';

const offer = {
  programmeName: 'Adventure Works',
  partnerName: 'Bold <Bike> & Sons',
  teaser: 'City: Renton\nNeed: "40 bikes"',
  answerBy: 'Tue 10 Mar, 14:15',
  link: 'https://fairway.example/enter/fw_link_abc?a=1&b=2',
};

test('the compiled templates are those of the sources', async () => {
  const file = new URL('compiled/templates.json', import.meta.url);
  expect(await readFile(file, 'utf8')).toBe(await compileTemplates());
});

test('facts are escaped in the mail and plain in its text part', () => {
  const { subject, text, html } = renderMail('lead-offered', offer);
  expect(subject).toBe('A lead for Bold <Bike> & Sons, answer by Tue 10 Mar, 14:15');
  expect(text).toContain('City: Renton\nNeed: "40 bikes"');
  expect(text).toContain(`Look at the lead: ${offer.link}\n`);
  expect(html).toContain('City: Renton<br>Need: &#34;40 bikes&#34;');
  expect(html).toContain('Bold &#60;Bike&#62; &#38; Sons');
  expect(html).toContain('href="https://fairway.example/enter/fw_link_abc?a=1&#38;b=2"');
  expect(html).not.toContain('<Bike>');
});

test('a fact that looks like a slot is not filled again', () => {
  const { text } = renderMail('lead-offered', { ...offer, teaser: '{{link}} {{code}}' });
  expect(text).toContain('{{link}} {{code}}');
});

test('a missing fact and a link that is no web address are faults', () => {
  const { answerBy: _, ...incomplete } = offer;
  expect(() => renderMail('lead-offered', incomplete as typeof offer)).toThrow(/answerBy/);
  expect(() => renderMail('lead-offered', { ...offer, link: 'javascript:alert(1)' })).toThrow(
    /web address/,
  );
});

test('no mail loads anything from elsewhere, and every one has both parts and a subject', () => {
  for (const { subject, text, html } of Object.values(compiled)) {
    expect(subject).not.toBe('');
    expect(text.length).toBeGreaterThan(20);
    expect(html.match(/(src|background|url\()\s*=?\s*["']?https?:/gi)).toBeNull();
    expect(html.match(/@import|<link|<script/gi)).toBeNull();
  }
});

test('mail and text part use the same facts', () => {
  const slots = (source: string) =>
    new Set([...source.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]));
  for (const { subject, text, html } of Object.values(compiled)) {
    const textOnly = [...slots(subject + text)].filter((slot) => !slots(html).has(slot));
    expect(textOnly).toEqual([]);
  }
});
