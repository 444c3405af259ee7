import type { EventTitle } from '../../platform/journal/index.ts';

/** How comments read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  'conversation.commented': 'Comment written',
  'conversation.comment-changed': 'Comment changed',
  'conversation.comment-deleted': 'Comment deleted',
};
