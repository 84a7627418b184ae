import { BRIEF } from './alerts';
import { forecastOf } from '../../src/model/forecast';
import { FULL_RATIOS, FullRatios } from '../../src/model/layout';
import { readPhases, stackIn } from '../../tools/lib/summary/objects';
import { SPARE } from '../cluster/edition';
import { AlertWatch, watched } from '../lib/alert-watch';
import { ceph, cephJson, osds, osdsUp, quietly, settled, toolbox, whenSettled } from '../lib/ceph';
import { applyAll } from '../lib/cluster';
import { editionNow, storageOf } from '../lib/edition';
import { nodeNamed } from '../lib/layout';
import { nodeOfManager } from '../lib/managers';
import { isOn, powerOff, powerOn, reachable } from '../lib/nodes';
import { osdPlaces, storageNodes } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { sleep, until } from '../lib/sh';
import { nodesUp } from '../lib/up';
import { alertsNow, watchingIn } from '../lib/watchers';

const POOL = 'volumes';
/** A device counts as too full much earlier, so that few GiB have to be written; layout, forecast, rules and Ceph are told the same. */
const BACKFILLFULL = 0.55, EARLY: FullRatios = { nearfull: BACKFILLFULL - 0.01, backfillfull: BACKFILLFULL, full: BACKFILLFULL + 0.1 };
/** Parts of what is safe. With the larger one, the smallest host cannot hold a copy of everything, however even its devices are. */
const BELOW = 0.85, BEYOND = 1.4;
const MIB = 2 ** 20, OBJECT = 4 * MIB, AT_ONCE = 256;

/** What is safe in the pool, if it has the devices for itself. */
function safeIn(outdir: string): number {
  const [cluster] = stackIn(readPhases(outdir)).clusters;
  return forecastOf(cluster)._deviceSets().flatMap(({ pools }) => pools).find(({ name }) => name === POOL)!.safeAlone;
}

/**
 * Groups remember so few writes, as if they held as many objects as those of real clusters: a copy whose group remembers everything that was
 * written is made anew without regard to how full devices are, until they are full.
 */
const SHORT_LOGS = { osd_min_pg_log_entries: 10, osd_max_pg_log_entries: 10, osd_pg_log_trim_min: 1 };

function shortLogs(): void {
  for (const [name, value] of Object.entries(SHORT_LOGS)) ceph(`config set osd ${name} ${value}`);
}

function usualLogs(): void {
  for (const name of Object.keys(SHORT_LOGS)) ceph(`config rm osd ${name}`);
}

/** Each ratio stays below the next at all times. */
function setRatios(ratios: FullRatios, order: readonly (keyof FullRatios)[]): void {
  for (const name of order) ceph(`osd set-${name}-ratio ${ratios[name]}`);
}

const rados = (script: string, seconds: number) => toolbox(`timeout ${seconds} rados -p ${POOL} ${script} >/dev/null`, seconds + 20);
const told = () => cephJson<{ pools: { name: string; stats: { stored: number; objects: number } }[] }>('df').pools.find(({ name }) => name === POOL)!.stats;
const stored = () => told().stored;
/** Ceph counts what is stored twice once copies were made anew, but not objects. */
const objects = () => told().objects;

/** Write until so much is stored in the pool; `written` gets the names of what is written. */
async function fill(report: Report, bytes: number, written: string[]): Promise<void> {
  for (let left = bytes - stored(); left > OBJECT; left = bytes - stored()) {
    const name = `beyond-safe-${Date.now()}`;
    written.push(name);
    rados(`bench 900 write -b ${OBJECT} -t 4 --max-objects ${Math.min(AT_ONCE, Math.ceil(left / OBJECT))} --no-cleanup --run-name ${name}`, 1000);
    // Managers tell some seconds later what is stored.
    await sleep(10);
    report.step(`${Math.round(stored() / MIB)} of ${Math.round(bytes / MIB)} MiB are stored`);
  }
}

function remove(written: string[]): void {
  for (const name of written.splice(0)) rados(`cleanup --run-name ${name}`, 600);
}

/** Wait until the number of objects that lack copies does not change any more. */
async function standsStill(report: Report): Promise<void> {
  let last = -1, same = 0;
  await until('making copies stands still', 1200, quietly(() => {
    const now = cephJson<{ pgmap: { degraded_objects?: number } }>('status').pgmap.degraded_objects ?? 0;
    same = now === last ? same + 1 : 0;
    last = now;
    return same >= 3;
  }), 30);
  report.figure('copies that find no room', last);
  report.expect('copies are missing, and none are made', last > 0 && !settled());
}

/** The host is lost while more is stored than is safe; what is too much is then deleted. */
async function loseHost(report: Report, watch: AlertWatch, tooMuch: string[]): Promise<void> {
  const lost = osdPlaces().filter(({ node }) => node === SPARE).map(({ id }) => id);
  await watch.see({
    what: `and ${SPARE} is switched off`,
    fires: ['StorageHealingBlocked'],
    // Whatever else was on that node.
    also: BESIDE,
    brief: BRIEF,
    happens: async () => {
      await powerOff(nodeNamed(SPARE));
      await until('Ceph has noticed', 240, quietly(() => osds().filter(({ id }) => lost.includes(id)).every(({ up }) => !up)), 2);
      ceph(`osd out ${lost.join(' ')}`);
    },
    meanwhile: () => standsStill(report),
    ends: async () => {
      remove(tooMuch);
      report.figure('MiB stored while the host is away', Math.round(objects() * OBJECT / MIB));
      const began = report.seconds;
      await whenSettled('every placement group is clean without the host', 1800);
      report.figure('seconds until every copy was made anew, once less was stored', Math.round(report.seconds - began));
      report.expect('the host is still away', !isOn(nodeNamed(SPARE)) && osds().filter(({ id }) => lost.includes(id)).every(({ up }) => !up));
    },
  });
}

const BESIDE = ['StorageBeyondSafe', 'StorageCannotHealHost', 'StorageHealingBlocked', 'StorageHostDown', 'StorageQuorumMargin'];

/** Everything as it was: the host is back, and nothing of what was written is left. */
async function putRight(report: Report, count: number, written: readonly string[][]): Promise<void> {
  const node = nodeNamed(SPARE), began = report.seconds;
  if (!isOn(node)) powerOn(node);
  await reachable(node);
  for (const each of written) remove(each);
  await osdsUp(count, 600);
  ceph('osd in any');
  ceph(`osd pool set ${POOL} pg_autoscale_mode on`);
  setRatios(FULL_RATIOS, ['full', 'backfillfull', 'nearfull']);
  usualLogs();
  await whenSettled('all placement groups are clean', 1800);
  report.figure('seconds until the host was back and all was clean', Math.round(report.seconds - began));
}

export const beyondSafe: Proof = {
  name: 'beyond-safe',
  question: 'More is stored than the forecast calls safe: is it told before anything is lost, does healing then stall after the loss of a host, and does the same loss heal once less is stored?',
  needsNodes: true,
  async prove(report) {
    // One host more than there are copies: what a host held finds room on the others.
    const grown = { ...editionNow(), grown: true };
    if (!storageNodes().includes(SPARE)) {
      await nodesUp([SPARE]);
      await applyAll(await storageOf(grown));
      await until(`${SPARE} carries OSDs`, 900, quietly(() => osdPlaces().filter(({ node }) => node === SPARE).length === 2), 5);
    }
    const count = osds().length;
    await osdsUp(count, 300);
    await whenSettled('all placement groups are clean', 900);
    const outdir = await storageOf({ ...grown, watched: true, backfillFull: BACKFILLFULL }), safe = safeIn(outdir), watching = watchingIn(outdir);
    report.figure('MiB that are safe in the pool, by the forecast', Math.round(safe / MIB));
    const kept: string[] = [], tooMuch: string[] = [];
    setRatios(EARLY, ['nearfull', 'backfillfull', 'full']);
    shortLogs();
    // A pool whose groups are split meanwhile moves for other reasons.
    ceph(`osd pool set ${POOL} pg_autoscale_mode off`);
    try {
      await watched(report, watching, async watch => {
        if (nodeOfManager() === SPARE) {
          ceph('mgr fail');
          await until('the manager is on another node', 240, quietly(() => nodeOfManager() !== SPARE), 2);
        }
        await fill(report, BELOW * safe, kept);
        report.expect(`${BELOW} times what is safe is stored, and nobody is told`, !alertsNow().has('StorageBeyondSafe'));
        await watch.see({
          what: `${BEYOND} times what is safe is stored`,
          fires: ['StorageBeyondSafe'],
          also: BESIDE,
          brief: BRIEF,
          happens: () => fill(report, BEYOND * safe, tooMuch),
          meanwhile: () => loseHost(report, watch, tooMuch),
          ends: () => undefined,
        });
      });
    } finally {
      await putRight(report, count, [tooMuch, kept]);
    }
  },
};
