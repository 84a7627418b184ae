import type { Answerer } from './ask';
import type { Letter, Reply } from '../src/browser/letters';

/** A thread of the browser that does what a server does; nothing leaves the page. */
export function inBrowser(): Answerer {
  const worker = new Worker('worker.js'), heard = new Map<number, (reply: Reply) => void>();
  let count = 0;
  worker.onmessage = ({ data }: MessageEvent<string>) => {
    const reply = JSON.parse(data) as Reply;
    heard.get(reply.id)?.(reply);
  };
  const send = (letter: Letter) => worker.postMessage(letter);
  const forget = (id: number) => {
    heard.delete(id);
    send({ id, gone: true });
  };
  return {
    fleeting: true,
    ask: (path, body, { seen, signal }) => new Promise((done, fail) => {
      const id = ++count;
      signal?.addEventListener('abort', () => {
        forget(id);
        fail(signal.reason);
      }, { once: true });
      heard.set(id, reply => {
        heard.delete(id);
        if ('told' in reply) done(reply.told);
      });
      send({ id, path, body, ...seen === undefined ? {} : { seen } });
    }),
    listen: hears => {
      const id = ++count;
      heard.set(id, reply => { if ('event' in reply) hears(reply.event); });
      send({ id, listens: true });
      return () => forget(id);
    },
  };
}
