import type { Answer } from './told';

/** Whoever asks is not let in. */
export class NotLetIn extends Error {}

/** Ask the server something; what it refuses is an answer, too. */
export async function ask<Data>(path: string, body: object = {}, { seen, signal }: { readonly seen?: string; readonly signal?: AbortSignal } = {}): Promise<Data> {
  const response = await fetch(`/api/${path}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...seen === undefined ? {} : { 'If-Match': `"${seen}"` } }, body: JSON.stringify(body), credentials: 'same-origin', ...signal === undefined ? {} : { signal },
  });
  const answer = await response.json() as Data & Answer<never>;
  if (response.status === 401) throw new NotLetIn(answer.problems[0]?.reason);
  return answer;
}

/** Exchange the token of the address for a cookie, and take it out of the address. */
export async function letIn(): Promise<void> {
  const token = /^#([\w-]{32})$/.exec(window.location.hash)?.[1];
  if (token === undefined) return;
  window.history.replaceState(null, '', '#start');
  await ask('session', { token }).catch(() => undefined);
}
