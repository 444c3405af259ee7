import type { JournalEvent } from './publish.ts';

/** What a person reads on a time line: a sentence, or one made from the event's facts. */
export type EventTitle = string | ((event: Pick<JournalEvent, 'facts' | 'actor'>) => string);

const titles = new Map<string, EventTitle>();

/**
 * Gives event types their plain words. Each module calls it once for its own types; app/ sees
 * to it that all have. A type without words is shown by its name, spelt out.
 */
export function titleEvents(own: Record<string, EventTitle>): void {
  for (const [type, title] of Object.entries(own)) titles.set(type, title);
}

export function titleOf(event: Pick<JournalEvent, 'type' | 'facts' | 'actor'>): string {
  const title = titles.get(event.type);
  if (title === undefined) return spelled(event.type);
  return typeof title === 'string' ? title : title(event);
}

function spelled(type: string): string {
  const words = type.replaceAll(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
