import { rmSync } from 'node:fs';
import { osds, quietly, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { kubectl } from '../lib/control-plane';
import { program } from '../lib/edition';
import { movesBeside } from '../lib/foretold';
import { lastWord, phraseAsked, unfinished } from '../lib/killed';
import { nodeNamed } from '../lib/layout';
import { diskFiles, powerOff, reinstall } from '../lib/nodes';
import { Observer } from '../lib/observer';
import { operatorRuns } from '../lib/operator';
import { osdPlaces, storageNodes } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { until } from '../lib/sh';
import { nodesUp } from '../lib/up';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: OSDs that fall silent are missed after twenty, and the nodes are slow. */
const PATIENCE = 60;

export const replaceHost: Proof = {
  name: 'replace-host',
  question: 'A host dies with all it has, and another machine with blank devices comes in its place, by one command, under a writing client: does every copy come back?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report), host = storageNodes().at(-1)!, node = nodeNamed(host);
    const lost = osdPlaces().filter(each => each.node === host), before = osds().length;
    const client: Client = { name: 'writer-machine', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer();
      await powerOff(node);
      await until('its OSDs are down', 180, quietly(() => lost.every(({ id }) => osds().find(osd => osd.id === id)?.up === false)), 1);
      const replacing = ['replace', 'host', host, '--app', program(edition)], untyped = await watchedCommand(replacing, () => undefined), phrase = phraseAsked(untyped);
      report.expect(`nothing is done until what is destroyed is typed (${lastWord(untyped)})`, phrase !== undefined);
      let foretold = 0;
      const count = ({ event, moves = 0 }: { event?: string; moves?: number }) => { if (event === 'step') foretold += moves; };
      const began = report.seconds, first = await watchedCommand([...replacing, '--confirm', phrase!], count);
      report.expect(`it asks that the node is forgotten (${lastWord(first)})`, first.lines.at(-1)?.problems?.[0]?.code === 'run/person');
      kubectl(['delete', 'node', host]);
      const second = await watchedCommand(['resume'], count);
      report.expect(`it waits until there is another machine (${lastWord(second)})`, second.lines.at(-1)?.problems?.[0]?.code === 'run/person');
      report.figure('seconds until the other machine may come', Math.round(report.seconds - began));
      report.expect('its OSDs are forgotten', osds().length === before - lost.length);
      reinstall(node);
      for (const file of diskFiles(node)) rmSync(file, { force: true });
      const swapped = report.seconds;
      await nodesUp([host]);
      const third = await watchedCommand(['resume'], count);
      report.expect(`it comes to its end (${lastWord(third)})`, third.code === 0);
      await whenSettled('every placement group is clean', 900);
      report.figure('seconds from the other machine to every copy', Math.round(report.seconds - swapped));
      const observed = observer.end();
      report.figure('looks at the copies', observed.looks);
      movesBeside(report, `dead host ${host} replaced`, foretold, observed);
      report.expect(`every group could be used at each look (${observed.stopped[0] ?? 'none stopped'})`, observed.looks > 30 && observed.stopped.length === 0);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    const made = osdPlaces().filter(each => each.node === host);
    report.expect('new OSDs stand on the volumes of the same names', made.map(({ volume }) => volume).sort().join() === lost.map(({ volume }) => volume).sort().join());
    report.expect('as many OSDs are there as before', osds().length === before && osds().every(({ up, in: taken }) => up && taken));
    report.expect('the operator runs', operatorRuns());
    report.expect('nothing of the run is left', !unfinished());
  },
};
