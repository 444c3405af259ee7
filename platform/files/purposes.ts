const megabyte = 1024 * 1024;

/** What a file is for decides what it may be, how large, and how long it is kept. */
export type Purpose = {
  maxBytes: number;
  /** null: any type. */
  types: readonly string[] | null;
  /** null: as long as its programme. */
  keepDays: number | null;
};

/** What people send one another; nothing that runs. */
const papers = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
] as const;

export const purposes = {
  import: {
    maxBytes: 64 * megabyte,
    types: [
      'text/csv',
      'text/tab-separated-values',
      'text/plain',
      'application/json',
      'application/yaml',
    ],
    keepDays: 30,
  },
  export: { maxBytes: 1024 * megabyte, types: null, keepDays: 7 },
  evidence: {
    maxBytes: 16 * megabyte,
    types: papers,
    keepDays: null,
  },
  /** On a comment that both sides read. */
  comment: { maxBytes: 2 * megabyte, types: papers, keepDays: null },
  /** On a note of one side: a partner's is not the vendor's to read. */
  note: { maxBytes: 2 * megabyte, types: papers, keepDays: null },
  /** Shown to everybody, visitors too. */
  logo: {
    maxBytes: 256 * 1024,
    types: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'],
    keepDays: null,
  },
} as const satisfies Record<string, Purpose>;

export type PurposeName = keyof typeof purposes;
