import { cephJson, NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { program } from '../lib/edition';
import { lastWord, unfinished } from '../lib/killed';
import { Observer } from '../lib/observer';
import { operatorRuns } from '../lib/operator';
import { Proof } from '../lib/proof';
import { adoptStorage, removable } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: nothing is stopped at all. */
const PATIENCE = 30;

const weights = (): string => cephJson<{ nodes: { name: string; type: string; crush_weight?: number }[] }>('osd tree').nodes
  .filter(({ type }) => type === 'osd').map(({ name, crush_weight: weight }) => `${name} ${weight}`).sort().join(', ');

export const abort: Proof = {
  name: 'abort',
  question: 'The removal of a device is killed while its data moves away, and given up: is the cluster as it was?',
  needsNodes: true,
  async prove(report) {
    const { device, host, set } = removable(report), [before, weighed] = [osds().length, weights()];
    const edition = await adoptStorage(report), less = { ...edition, without: [...edition.without, device] };
    const removal = ['apply', '--app', program(less), '--approve', `edit/device-dropped@CephCluster/${NAMESPACE}/ceph/${set}=it is taken out`, '--confirm', `remove ${set}`];
    const client: Client = { name: 'writer-abort', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer();
      let draining = false, waits = 0;
      const killed = await watchedCommand(removal, ({ event, step = '' }, kill) => {
        draining ||= event === 'action' && step.startsWith('drain');
        // The second time that it tells what it waits for, data is on its way.
        if (draining && event === 'waiting' && ++waits === 2) kill();
      });
      report.expect('it was killed while it waited for data to move', killed.signal === 'SIGKILL');
      report.step(weights());
      report.expect('the device weighs nothing by then', weights() !== weighed);
      const second = await watchedCommand(removal, () => undefined);
      report.expect('what was begun is told of before anything else is begun', second.code !== 0 && second.lines.at(-1)?.problems?.some(({ code }) => code === 'run/unfinished') === true);
      const began = report.seconds, aborted = await watchedCommand(['abort'], () => undefined);
      report.expect(`it is given up (${lastWord(aborted)})`, aborted.code === 0);
      report.figure('seconds to give it up', Math.round(report.seconds - began));
      report.expect('every OSD weighs what it did', weights() === weighed);
      await whenSettled('data has moved back', 900);
      const observed = observer.end();
      report.figure('looks at the copies', observed.looks);
      report.expect(`every group had as many OSDs as copies at each look (${observed.short[0] ?? 'none had fewer'})`, observed.looks > 5 && observed.short.length === 0);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    report.expect('every OSD is there', osds().length === before && osds().every(({ up, in: taken }) => up && taken));
    report.expect('the operator runs', operatorRuns());
    report.expect('nothing of the run is left', !unfinished());
    const again = await watchedCommand(['apply', '--app', program(edition), '--yes'], () => undefined);
    report.expect('nothing is left to be done', again.code === 0 && again.lines.at(-1)?.data.of === 0);
  },
};
