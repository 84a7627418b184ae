import { Answerer, NotLetIn } from './ask';
import type { Answer, Numbered } from './told';

/** The server that has sent the page. */
export const OVER_HTTP: Answerer = {
  fleeting: false,
  ask: async (path, body, { seen, signal }) => {
    const response = await fetch(`/api/${path}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', ...seen === undefined ? {} : { 'If-Match': `"${seen}"` } }, body: JSON.stringify(body), credentials: 'same-origin', ...signal === undefined ? {} : { signal },
    });
    const answer = await response.json() as Answer<never>;
    if (response.status === 401) throw new NotLetIn(answer.problems[0]?.reason);
    return answer;
  },
  // A connection that breaks is taken up where it broke.
  listen: heard => {
    const source = new EventSource('/api/events');
    source.onmessage = ({ data }: MessageEvent<string>) => heard(JSON.parse(data) as Numbered);
    return () => source.close();
  },
};

/** Exchange the token of the address for a cookie, and take it out of the address. */
export async function letIn(): Promise<void> {
  const token = /^#([\w-]{32})$/.exec(window.location.hash)?.[1];
  if (token === undefined) return;
  window.history.replaceState(null, '', '#start');
  await OVER_HTTP.ask('session', { token }, {}).catch(() => undefined);
}
