import { AwsClient } from 'aws4fetch';
import type { FileStorage } from './storage.ts';

/**
 * A bucket of any S3 API, addressed by path.
 *
 * @param url `https://KEY:SECRET@host/bucket/prefix?region=…`; without a region, us-east-1
 * @throws Error when the address names no bucket or no key
 */
export function s3Storage(url: string): FileStorage {
  const parsed = new URL(url);
  const [bucket, ...prefix] = parsed.pathname.split('/').filter((part) => part !== '');
  if (!bucket || !parsed.username || !parsed.password)
    throw new Error(
      'S3_URL has the form https://KEY:SECRET@host/bucket/prefix?region=eu-central-1.',
    );
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(parsed.username),
    secretAccessKey: decodeURIComponent(parsed.password),
    service: 's3',
    region: parsed.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  });
  const bucketUrl = `${parsed.protocol}//${parsed.host}/${bucket}`;
  const lead = prefix.length > 0 ? `${prefix.join('/')}/` : '';
  const addressOf = (key: string) => `${bucketUrl}/${lead}${key}`;
  const ask = async (address: string, init: RequestInit = {}) => {
    const response = await client.fetch(address, { ...init, signal: AbortSignal.timeout(60_000) });
    if (!response.ok && response.status !== 404)
      throw new Error(`The file store answered ${response.status} to ${init.method ?? 'GET'}.`);
    return response;
  };
  return {
    put: async (key, bytes) => {
      const response = await ask(addressOf(key), { method: 'PUT', body: Buffer.from(bytes) });
      if (!response.ok) throw new Error(`The file store has no bucket ${bucket}.`);
    },
    get: async (key) => {
      const response = await ask(addressOf(key));
      return response.ok ? response.bytes() : null;
    },
    remove: async (key) => void (await ask(addressOf(key), { method: 'DELETE' })),
    list: async function* () {
      let token: string | null = null;
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: lead });
        if (token !== null) query.set('continuation-token', token);
        const answer: string = await (await ask(`${bucketUrl}?${query}`)).text();
        yield* entriesIn(answer, lead);
        token = /<NextContinuationToken>([^<]+)</.exec(answer)?.[1] ?? null;
      } while (token !== null);
    },
  };
}

/** Reads a ListObjectsV2 answer; our keys are hexadecimal, so no XML escape can occur in them. */
function* entriesIn(answer: string, lead: string) {
  for (const [, contents = ''] of answer.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
    const key = /<Key>([^<]+)<\/Key>/.exec(contents)?.[1];
    const at = /<LastModified>([^<]+)<\/LastModified>/.exec(contents)?.[1];
    if (key !== undefined && at !== undefined && key.startsWith(lead))
      yield { key: key.slice(lead.length), writtenAt: new Date(at) };
  }
}
