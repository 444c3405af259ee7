/** What of a domain's DNS the check reads: the texts under each name, joined; none where there are none. */
export type DomainRecords = {
  spf: readonly string[];
  /** Null while no selector is said. */
  dkim: readonly string[] | null;
  dmarc: readonly string[];
};

export type RecordState = 'good' | 'missing' | 'wrong' | 'not-asked';
export type RecordCheck = {
  kind: 'spf' | 'dkim' | 'dmarc';
  state: RecordState;
  /** Where the record stands in DNS. */
  name: string;
  found: string[];
  /** What to put there, ready to be copied; null where the mail server's operator names it. */
  expected: string | null;
  /** What it means and what to do, in a sentence. */
  says: string;
};

/**
 * Judges what a domain says about the mail that carries its name: SPF (RFC 7208), DKIM
 * (RFC 6376) and DMARC (RFC 7489).
 *
 * @param server the host that sends, as SMTP_URL names it; null while none is set
 */
export function checkRecords(
  domain: string,
  selector: string | null,
  server: string | null,
  records: DomainRecords,
): RecordCheck[] {
  return [
    spf(domain, server, records.spf),
    dkim(domain, selector, records.dkim),
    dmarc(domain, records.dmarc),
  ];
}

function spf(domain: string, server: string | null, texts: readonly string[]): RecordCheck {
  const found = texts.filter((text) => /^v=spf1( |$)/i.test(text));
  const expected = found.length === 1 ? null : `v=spf1 ${server ? `a:${server}` : 'mx'} ~all`;
  const check = { kind: 'spf', name: domain, found, expected } as const;
  if (found.length > 1)
    return {
      ...check,
      state: 'wrong',
      says: 'There are several SPF records, so receivers heed none. Make them one.',
    };
  const [record] = found;
  if (record === undefined)
    return {
      ...check,
      state: 'missing',
      says: 'No record says which servers may send for this domain. Add one; if your mail provider names another, take that.',
    };
  if (/[+?]all( |$)/i.test(record) || / all( |$)/i.test(record))
    return {
      ...check,
      state: 'wrong',
      expected: record.replace(/[+?]?all( |$)/i, '~all$1'),
      says: 'The record lets every server in the world send for this domain. End it with ~all.',
    };
  return {
    ...check,
    state: 'good',
    says: `The record is there. Make sure that it names ${server ?? 'the server that will send'}.`,
  };
}

function dkim(
  domain: string,
  selector: string | null,
  texts: readonly string[] | null,
): RecordCheck {
  const name = `${selector ?? 'SELECTOR'}._domainkey.${domain}`;
  const check = { kind: 'dkim', name, expected: null } as const;
  if (texts === null)
    return {
      ...check,
      found: [],
      state: 'not-asked',
      says: 'Say the selector that your mail server signs with; its operator names it, with the key.',
    };
  const found = texts.filter((text) => /(^|;)\s*p=/i.test(text));
  const key = /(?:^|;)\s*p=([^;]*)/i.exec(found[0] ?? '')?.[1]?.replaceAll(/\s/g, '');
  if (found.length === 0)
    return {
      ...check,
      found,
      state: 'missing',
      says: 'No key stands there. Put the key there that your mail server signs with; its operator names it.',
    };
  if (found.length > 1 || !key)
    return {
      ...check,
      found,
      state: 'wrong',
      says: key
        ? 'Several keys stand under one selector. Leave the one that your mail server signs with.'
        : 'The key is empty: it was revoked. Put the key there that your mail server signs with.',
    };
  return {
    ...check,
    found,
    state: 'good',
    says: 'A key is there, so receivers can check signatures.',
  };
}

function dmarc(domain: string, texts: readonly string[]): RecordCheck {
  const found = texts.filter((text) => /^v=DMARC1\s*(;|$)/i.test(text));
  const expected = 'v=DMARC1; p=none';
  const check = { kind: 'dmarc', name: `_dmarc.${domain}`, found } as const;
  if (found.length === 0)
    return {
      ...check,
      expected,
      state: 'missing',
      says: 'Nothing says what receivers do with mail that fails the checks. Large mailbox providers ask for this record.',
    };
  const policy = /;\s*p\s*=\s*(\w+)/i.exec(found[0] ?? '')?.[1]?.toLowerCase();
  if (found.length > 1 || !['none', 'quarantine', 'reject'].includes(policy ?? ''))
    return {
      ...check,
      expected,
      state: 'wrong',
      says:
        found.length > 1
          ? 'There are several DMARC records, so receivers heed none. Leave one.'
          : 'The record does not say what to do: p has to be none, quarantine or reject.',
    };
  return {
    ...check,
    expected: null,
    state: 'good',
    says:
      policy === 'none'
        ? 'The record is there and only watches. Go to p=quarantine once your own mail passes.'
        : `The record is there: mail that fails is to be put ${policy === 'reject' ? 'back' : 'aside'}.`,
  };
}
