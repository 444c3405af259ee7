import { interpreterOf, pageInLanguage } from './answer.ts';
import { directionOf, type Language } from './languages.ts';

type Written = { subject: string; text: string; html: string };

/** A mail in a language: its subject, each line of its text, and its page with the direction of its lines. */
export function mailInLanguage({ subject, text, html }: Written, language: Language): Written {
  const say = interpreterOf(language);
  const line = (words: string) => {
    const whole = say(words);
    return whole === words
      ? words
          .split(/(?<=[.!?]) /)
          .map(say)
          .join(' ')
      : whole;
  };
  const page = pageInLanguage(html, language);
  return {
    subject: say(subject),
    text: text.split('\n').map(line).join('\n'),
    html: directionOf(language) === 'rtl' ? mirrored(page) : page,
  };
}

/** What mail readers know of directions stands in each cell, not in a style sheet. */
function mirrored(html: string): string {
  return html
    .replaceAll('direction:ltr', 'direction:rtl')
    .replaceAll('text-align:left', 'text-align:right')
    .replaceAll('align="left"', 'align="right"')
    .replaceAll('margin-right:12px', 'margin-left:12px');
}
