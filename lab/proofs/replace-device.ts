import type { Edition } from '../cluster/edition';
import { osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { program } from '../lib/edition';
import { movesBeside } from '../lib/foretold';
import { killedEverywhere, lastWord, unfinished } from '../lib/killed';
import { Observer } from '../lib/observer';
import { operatorRuns } from '../lib/operator';
import { die, OsdPlace, osdPlaces, wipe } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { adoptStorage, Removable, removable } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: an OSD that is stopped on purpose says so; one that falls silent is missed after twenty, and the nodes are slow. */
const PATIENCE = { alive: 30, dead: 60 };

const uuid = ({ id }: OsdPlace): string | undefined => osds().find(osd => osd.id === id)?.uuid;

/** The device is emptied, or its copies are made anew, until somebody is to swap it. */
const replacement = ({ host, set, device }: Removable, edition: Edition) => ['replace', 'device', host, device.split('/')[1], '--app', program(edition), '--confirm', `remove ${set}`];

/** What is so once the new device is in use. */
function expectReplaced(report: Report, { place, set }: Removable, before: number, old: string | undefined): void {
  const made = osdPlaces().find(({ deviceSet }) => deviceSet === set);
  report.expect('a new OSD stands on the same volume', made?.volume === place.volume && uuid(made) !== old);
  report.expect('of the same device class', made!.deviceClass === place.deviceClass);
  report.expect('as many OSDs are there as before', osds().length === before);
  report.expect('the operator runs', operatorRuns());
  report.expect('nothing of the run is left', !unfinished());
}

export const replaceDevice: Proof = {
  name: 'replace-device',
  question: 'A device that is alive is swapped in its place by one command, under a writing client: is every copy there all the time, and is its OSD made anew on the new device?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report);
    const chosen = removable(report), { place, host } = chosen, before = osds().length, old = uuid(place);
    const client: Client = { name: 'writer-replace', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), began = report.seconds, observer = new Observer();
      let foretold = 0;
      const count = ({ event, moves = 0 }: { event?: string; moves?: number }) => { if (event === 'step') foretold += moves; };
      const replacing = await watchedCommand(replacement(chosen, edition), count);
      report.expect(`it waits until somebody has swapped the device (${lastWord(replacing)})`, replacing.lines.at(-1)?.problems?.[0]?.code === 'run/person');
      report.figure('seconds until the device may be taken out', Math.round(report.seconds - began));
      report.expect('its OSD is forgotten', osds().length === before - 1);
      report.expect('the operator runs', operatorRuns());
      report.step(wipe(place));
      const swapped = report.seconds, resumed = await watchedCommand(['resume'], count);
      report.expect(`it comes to its end (${lastWord(resumed)})`, resumed.code === 0);
      report.figure('seconds from then to the end', Math.round(report.seconds - swapped));
      const observed = observer.end();
      report.figure('looks at the copies', observed.looks);
      movesBeside(report, `device ${chosen.device} replaced`, foretold, observed);
      report.expect(`every group had as many OSDs as copies at each look (${observed.short[0] ?? 'none had fewer'})`, observed.looks > 30 && observed.short.length === 0);
      expectWrites(report, client, since, PATIENCE.alive);
      report.figure('read back', verify(client));
    });
    expectReplaced(report, chosen, before, old);
    await whenSettled('everything is clean');
  },
};

export const replaceDeadDevice: Proof = {
  name: 'replace-dead-device',
  question: 'A device dies under a writing client and a blank one comes in its place, by one command that is killed at every point of its way: does every copy come back, and is the end the same?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report);
    const chosen = removable(report), { place, host } = chosen, before = osds().length, old = uuid(place);
    const client: Client = { name: 'writer-dead', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer(), seen = new Set<string>();
      await die(report, place);
      const began = report.seconds, first = await killedEverywhere(report, replacement(chosen, edition), seen);
      report.expect(`it waits until somebody has swapped the device (${lastWord(first.last)})`, first.last?.lines.at(-1)?.problems?.[0]?.code === 'run/person');
      report.figure('seconds until the device may be taken out', Math.round(report.seconds - began));
      report.expect('its OSD is forgotten', osds().length === before - 1);
      await whenSettled('every copy is there again on the other devices');
      report.step(wipe(place));
      const swapped = report.seconds, second = await killedEverywhere(report, ['resume'], seen);
      report.expect(`it comes to its end (${lastWord(second.last)})`, second.last?.code === 0);
      report.figure('seconds from then to the end', Math.round(report.seconds - swapped));
      report.figure('times that it was killed', first.kills + second.kills);
      const observed = observer.end();
      report.figure('looks at the copies', observed.looks);
      movesBeside(report, `dead device ${chosen.device} replaced`, first.foretold + second.foretold, observed);
      report.figure('looks at which groups had fewer OSDs than copies', observed.short.length);
      report.expect(`every group could be used at each look (${observed.stopped[0] ?? 'none stopped'})`, observed.looks > 30 && observed.stopped.length === 0);
      expectWrites(report, client, since, PATIENCE.dead);
      report.figure('read back', verify(client));
    });
    expectReplaced(report, chosen, before, old);
    await whenSettled('everything is clean');
  },
};
