import { writeFileSync } from 'node:fs';
import type { Letter, Reply } from './letters';
import { Context, contextOf } from '../server/context';
import { demonstration } from '../server/demo';
import { judge } from '../server/judging';
import { refusalOf } from '../server/refusal';
import { routeOf } from '../server/routes';

/** Where the library looks for Rook's manifests, by the names of their files. */
const ROOK = '/vendor/rook-operator';

// The policy of the page lets no program in that is made here; without the means for one the library draws its lots in the plain way.
Reflect.deleteProperty(globalThis, 'WebAssembly');

/** What is to be ended where whoever asked has gone away. */
const ends = new Map<number, () => void>(), context = begun();

/** The demonstration in a thread of the browser: the routes of the server, and hosts and a cluster that are made up. */
async function begun(): Promise<Context> {
  const manifests = await (await fetch('rook.json')).json() as Record<string, object>, { file, reach } = await demonstration();
  for (const [name, each] of Object.entries(manifests)) writeFileSync(`${ROOK}/${name}`, JSON.stringify(each));
  const judges: Context['judge'] = {
    ask: async (question, signal) => {
      signal.throwIfAborted();
      return judge(question);
    },
  };
  return contextOf(file, { judge: judges, place: { ...reach, namespace: 'rook-ceph' }, readOnly: false, demo: true, version: '' });
}

async function answer(letter: Extract<Letter, { readonly path: string }>): Promise<object> {
  const { id, path, body, seen } = letter, gone = new AbortController();
  ends.set(id, () => gone.abort());
  try {
    return await routeOf(path).run(await context, { body, signal: gone.signal, ...seen === undefined ? {} : { seen } });
  } catch (error) {
    return { status: 'refused', problems: [refusalOf(error as Error).problem] };
  } finally {
    ends.delete(id);
  }
}

function reply(value: Reply): void {
  // As it would come over a wire.
  postMessage(JSON.stringify(value));
}

onmessage = ({ data }: MessageEvent<Letter>) => {
  const { id } = data;
  if ('gone' in data) ends.get(id)?.();
  else if ('path' in data) void answer(data).then(told => reply({ id, told }));
  else void context.then(({ runs }) => { ends.set(id, runs.listen(0, event => reply({ id, event }))); });
};
