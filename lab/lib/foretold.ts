import { cephJson } from './ceph';
import { editionNow, storageOf } from './edition';
import type { Observed } from './observer';
import { Report } from './proof';
import { askCommand, bundleCommand } from './watched-command';

/** The title of the tables that the page of proofs puts together. */
export const FORETOLD = 'Foretold and seen';

/** What a figure of the command looks like as JSON. */
interface Told { readonly value: number }

/** As much of what is foretold of a loss as is laid beside what happens. */
export interface LossTold {
  readonly keepsData: boolean;
  readonly keepsWorking: boolean;
  readonly keepsQuorum: boolean;
  readonly recovers: boolean;
  readonly begins: { readonly after: Told; readonly automatic: boolean };
  readonly moves: Told;
  readonly recoveredAtBestIn: Told;
  readonly recoveredAtWorstIn: Told;
  readonly fullest?: Told;
}

/** What happened; what was not looked at is left out. */
export interface LossSeen {
  readonly keepsData: boolean;
  readonly keepsWorking: boolean;
  readonly keepsQuorum?: boolean;
  readonly recovers?: boolean;
  /** Bytes that OSDs have sent each other. */
  readonly moves?: number;
  /** Seconds from the beginning of recovery to its end. */
  readonly recoveredIn?: number;
  /** How full the fullest OSD is afterwards. */
  readonly fullest?: number;
}

/** Ask the command what a loss would do to the cluster as it is. */
export async function foretell(report: Report, lose: string): Promise<LossTold> {
  await bundleCommand();
  const { status, data, problems } = askCommand(['what-if', await storageOf(editionNow()), '--live', '--lose', lose]);
  report.expect(`the command foretells what the loss of ${lose} does (${problems?.[0]?.reason ?? 'it does'})`, status === 'ok');
  return data.clusters[0].loss;
}

/** Lay what happened beside what was foretold; what stops, is lost or heals must be as foretold. */
export function layBeside(report: Report, loss: string, told: LossTold, seen: LossSeen): void {
  const yes = (holds: boolean | undefined) => holds === undefined ? 'not looked at' : holds ? 'yes' : 'no';
  const mebibytes = (bytes: number | undefined) => bytes === undefined ? 'not looked at' : `${Math.round(bytes / 2 ** 20)} MiB`;
  const percent = (part: number | undefined) => part === undefined ? 'not looked at' : `${(part * 100).toFixed(1)} %`;
  const seconds = (value: number | undefined) => value === undefined ? 'not looked at' : `${Math.round(value)} s`;
  report.table({
    title: FORETOLD,
    columns: ['loss', 'what', 'foretold', 'seen'],
    rows: [
      [loss, 'all data is kept', yes(told.keepsData), yes(seen.keepsData)],
      [loss, 'everything can be read and written', yes(told.keepsWorking), yes(seen.keepsWorking)],
      [loss, 'monitors keep their quorum', yes(told.keepsQuorum), yes(seen.keepsQuorum)],
      ...seen.recovers === undefined ? [] : [[loss, 'every copy comes back', yes(told.recovers), yes(seen.recovers)]],
      ...seen.moves === undefined ? [] : [[loss, 'bytes moved until then', mebibytes(told.moves.value), mebibytes(seen.moves)]],
      ...seen.recoveredIn === undefined ? [] : [[loss, 'time of that', `${seconds(told.recoveredAtBestIn.value)} to ${seconds(told.recoveredAtWorstIn.value)}`, seconds(seen.recoveredIn)]],
      ...seen.fullest === undefined ? [] : [[loss, 'fullest OSD afterwards', percent(told.fullest?.value), percent(seen.fullest)]],
    ],
  });
  const differ = (['keepsData', 'keepsWorking', 'keepsQuorum', 'recovers'] as const).filter(what => seen[what] !== undefined && seen[what] !== told[what]);
  report.expect(`what stops, is lost and heals is as foretold (${differ.join(', ') || 'nothing differs'})`, differ.length === 0);
}

/** What the plan foretold to move, beside what OSDs have sent each other. */
export function movesBeside(report: Report, change: string, told: number, { pushed }: Observed): void {
  const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;
  report.table({ title: FORETOLD, columns: ['loss', 'what', 'foretold', 'seen'], rows: [[change, 'bytes moved', mebibytes(told), mebibytes(pushed)]] });
}

/** How full the fullest OSD is that takes data. */
export function fullestNow(): number {
  const { nodes } = cephJson<{ nodes: { utilization: number; reweight: number; status?: string }[] }>('osd df');
  return Math.max(...nodes.filter(({ reweight, status }) => reweight > 0 && status !== 'down').map(({ utilization }) => utilization)) / 100;
}
