import { noAnswer, problemFrom } from '../../../web/client/problem.ts';

/** Stores a file and gives its id; its bytes are the body, its name a header. @throws Problem */
export async function upload(file: File, purpose: 'import' | 'logo' = 'import'): Promise<string> {
  const response = await fetch(`/v1/files?purpose=${purpose}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      'x-fairway': 'web',
      'x-file-name': encodeURIComponent(file.name),
      'idempotency-key': crypto.randomUUID(),
    },
    body: file,
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  if (!response.ok) throw await problemFrom(response);
  const { id } = (await response.json()) as { id: string };
  return id;
}
