import { language } from '../../../../web/ui/money-text.ts';

/** A calendar day (YYYY-MM-DD) in the reader's way; it is the same day in every zone. */
export function sayDay(on: string): string {
  const asked = language();
  const locale = asked.startsWith('en') ? 'en-GB' : asked;
  const style = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, style).format(new Date(`${on}T00:00:00Z`));
}
