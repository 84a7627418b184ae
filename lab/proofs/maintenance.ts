import { cephJson, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { get } from '../lib/control-plane';
import { lastWord, unfinished } from '../lib/killed';
import { nodeNamed } from '../lib/layout';
import { powerOff, powerOn, reachable } from '../lib/nodes';
import { storageNodes } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: OSDs that are stopped on purpose say so. */
const PATIENCE = 60;

const cordoned = (node: string): boolean => get('node', node).spec.unschedulable === true;
const flagged = (): readonly string[] => Object.keys(cephJson<{ crush_node_flags: Record<string, string[]> }>('osd dump').crush_node_flags);

export const maintenance: Proof = {
  name: 'maintenance',
  question: 'A host is taken out of work by one command, its power is cut and comes back, and it is given back: do writes go on, and is nothing left set?',
  needsNodes: true,
  async prove(report) {
    await adoptStorage(report);
    const node = storageNodes().at(-1)!;
    const client: Client = { name: 'writer-maintenance', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [node] };
    await underWriter(client, async () => {
      const since = moment(), began = report.seconds, out = await watchedCommand(['maintenance', node, '--yes'], () => undefined);
      report.figure('seconds until somebody may begin', Math.round(report.seconds - began));
      report.expect(`it waits for somebody (${lastWord(out)})`, out.lines.at(-1)?.problems?.[0]?.code === 'run/person');
      report.expect(`${node} takes no pods`, cordoned(node));
      report.expect('Ceph does not give its OSDs up', flagged().includes(node));
      report.figure('OSDs that are down', osds().filter(({ up }) => !up).length);
      await powerOff(nodeNamed(node));
      powerOn(nodeNamed(node));
      await reachable(nodeNamed(node));
      const back = report.seconds, resumed = await watchedCommand(['resume'], () => undefined);
      report.expect(`it is given back (${lastWord(resumed)})`, resumed.code === 0);
      report.figure('seconds until it was given back', Math.round(report.seconds - back));
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    report.expect(`${node} takes pods again`, !cordoned(node));
    report.expect('no flag is left', flagged().length === 0);
    report.expect('every OSD is there', osds().every(({ up, in: taken }) => up && taken));
    report.expect('nothing of the run is left', !unfinished());
    await whenSettled('everything is clean');
  },
};
