import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { compare } from './binding';
import { SPARE } from '../cluster/edition';
import { capacity } from '../lib/ceph';
import { filesOf } from '../lib/cluster';
import { program, storageOf } from '../lib/edition';
import { byOneCommand } from '../lib/one-command';
import { declared, osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { nodesUp } from '../lib/up';

/** Every object of an output by kind and name, as text. */
function objects(outdir: string): Map<string, string> {
  return new Map(filesOf(outdir).flatMap(file => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map(document => document.toJS()).filter(Boolean)
    .map((object): [string, string] => [`${object.kind}/${object.metadata.name}`, JSON.stringify(object)])));
}

export const addHost: Proof = {
  name: 'add-host',
  question: 'A host with two volumes is added by one edit and one command, under a writing client: does capacity grow, is every copy there all the time, and does everything else stay as it is?',
  needsNodes: true,
  async prove(report) {
    await nodesUp([SPARE]);
    const edition = await adoptStorage(report), grown = { ...edition, grown: true }, [before, placesBefore] = [capacity(), osdPlaces()];
    const was = objects(await storageOf(edition)), edited = await storageOf(grown), is = objects(edited);
    const changed = [...was].filter(([name, text]) => is.get(name) !== text).map(([name]) => name);
    report.figure('objects added by the edit', [...is.keys()].filter(name => !was.has(name)).join(', '));
    report.figure('objects changed by the edit', changed.join(', '));
    report.expect('only the cluster and the preparation of hosts changed', changed.every(name => /^(CephCluster|ConfigMap|DaemonSet)\//.test(name)));
    await byOneCommand(report, ['apply', '--app', program(grown), '--yes'], { name: 'writer-host', volume: { pool: 'volumes' }, mebibytes: 200 }, { change: `host ${SPARE} added`, patience: 30 });
    compare(report, declared(edited), osdPlaces());
    report.expect('no other OSD has moved', placesBefore.every(place => osdPlaces().some(now => now.id === place.id && now.volume === place.volume)));
    report.figure('raw capacity before, GiB', Math.round(before / 2 ** 30 * 10) / 10);
    report.figure('raw capacity after, GiB', Math.round(capacity() / 2 ** 30 * 10) / 10);
    report.expect('capacity grew by the new volumes', capacity() > before + 12 * 2 ** 30);
  },
};
