import type { Tone } from '../../../../web/ui/index.ts';

const sources: Record<string, string> = {
  csv: 'Import',
  import: 'Import',
  form: 'Website form',
  web: 'Website form',
  public: 'Website form',
  hand: 'By hand',
  manual: 'By hand',
  api: 'API',
  mail: 'Mail',
};

/** Where a lead came from, in a reader's word; an unknown source keeps its own. */
export function saySource(source: string): string {
  return sources[source] ?? source.replace(/^./, (letter) => letter.toLocaleUpperCase());
}

export const results: Record<string, string> = {
  'accepted-first': 'Taken at first offer',
  'accepted-later': 'Taken at a later offer',
  waiting: 'Still waiting',
  inbox: 'In the inbox',
};

export const statuses: Record<string, { word: string; tone: Tone }> = {
  new: { word: 'New', tone: 'plain' },
  offered: { word: 'Offered', tone: 'info' },
  accepted: { word: 'Accepted', tone: 'good' },
  inbox: { word: 'Needs a person', tone: 'warn' },
  converted: { word: 'Registered as a deal', tone: 'good' },
  lost: { word: 'Lost', tone: 'bad' },
  joined: { word: 'Joined to another', tone: 'plain' },
};

export const offerStatuses: Record<string, { word: string; tone: Tone }> = {
  open: { word: 'Open', tone: 'info' },
  accepted: { word: 'Accepted', tone: 'good' },
  declined: { word: 'Declined', tone: 'bad' },
  lapsed: { word: 'Time passed', tone: 'bad' },
  withdrawn: { word: 'Taken back', tone: 'plain' },
};
