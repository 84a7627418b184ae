import type { IncomingMessage } from 'node:http';
import { refusal } from './refusal';

/** No request is larger: a layout has at most 10 MiB. */
const LARGEST = 10 * 2 ** 20;

/** The JSON that was sent. */
export async function jsonOf(request: IncomingMessage): Promise<any> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw refusal(415, 'ui/body', request.headers['content-type'] ?? 'no type', 'what is sent is JSON', 'Send it as application/json');
  const tooLarge = (bytes: number) => refusal(413, 'ui/too-large', `${bytes} bytes`, 'what is sent has at most 10 MiB', 'Leave out what is no description of storage');
  const told = Number(request.headers['content-length'] ?? 0);
  if (told > LARGEST) throw tooLarge(told);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > LARGEST) throw tooLarge(bytes);
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}');
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw refusal(400, 'ui/body', `${bytes} bytes`, 'what is sent is JSON', 'Send one object as application/json');
}
