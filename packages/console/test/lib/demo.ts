import type { PageServer } from './page-server';

/** What is chosen by. */
interface Offered {
  readonly host: string;
  readonly name: string;
  readonly deviceClass: string;
}

/** Give devices that are offered to Ceph, for volumes; without more words all of them. */
export async function chosen(server: PageServer, takes: (device: Offered) => boolean = () => true): Promise<void> {
  const { json: { layout, inventory } } = await server.post('state'), counts = new Map<string, number>();
  const devices = inventory.data.devices.filter(({ volume, host, path, deviceClass }: any) => volume !== undefined && takes({ host, name: path.replace('/dev/', ''), deviceClass }));
  const volumes = devices.map(({ host, volume }: any) => {
    const at = counts.get(host) ?? 0;
    counts.set(host, at + 1);
    return { at: ['hosts', host, 'volumes', at], to: volume };
  });
  const edits = [{ at: ['operator'], to: {} }, ...volumes, { at: ['block', 'volumes'], to: { deviceClass: devices[0].volume.deviceClass, classes: { 'ceph-block': { isDefault: true } } } }];
  const answer = await server.post('layout', { edits, inventory: inventory.data.digest }, { 'If-Match': layout.digest });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Plan something, and carry it out to its end; returns how it ended. */
export async function carriedOut(server: PageServer, change?: object, more: object = {}): Promise<any> {
  const { json: { data: plan, problems } } = await server.post('plan', { change });
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  const { json } = await server.post('apply', { plan: plan.digest, name: plan.context, ...plan.phrase === undefined ? {} : { phrase: plan.phrase }, ...more });
  if (json.run === undefined) throw new Error(JSON.stringify(json));
  return { plan, outcome: await outcome(server) };
}

/** How the run that is under way ends. */
export async function outcome(server: PageServer): Promise<any> {
  const events = await server.events(undefined, ({ event }) => event.event === 'outcome');
  return events[events.length - 1].event.outcome;
}
