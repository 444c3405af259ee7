/** A file as it travels inside a body: its bytes in base64. */
export type Enclosed = { name: string; content: string };

export async function enclose(file: File): Promise<Enclosed> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In steps: a call takes only so many arguments.
  const step = 32_768;
  let binary = '';
  for (let at = 0; at < bytes.length; at += step)
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return { name: file.name, content: btoa(binary) };
}
