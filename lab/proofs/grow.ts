import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { compare } from './binding';
import { capacity, osdsUp, whenSettled } from '../lib/ceph';
import { Client, underWriter, verify } from '../lib/client';
import { applyAll, storageOfTheLab } from '../lib/cluster';
import { declared, osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { nodesUp } from '../lib/up';

/** Every object of an output by kind and name, as text. */
function objects(outdir: string): Map<string, string> {
  return new Map(readdirSync(outdir).filter(file => file.endsWith('.yaml')).flatMap(file => (
    parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map(document => document.toJS()).filter(Boolean)
      .map((object): [string, string] => [`${object.kind}/${object.metadata.name}`, JSON.stringify(object)]))));
}

export const grow: Proof = {
  name: 'grow',
  question: 'A host with two volumes is added by an edit of the layout: does capacity grow, and does everything else stay as it is?',
  needsNodes: true,
  async prove(report) {
    const client: Client = { name: 'writer-grow', volume: { pool: 'volumes' }, mebibytes: 200 };
    await underWriter(client, async () => {
      const [before, placesBefore] = [capacity(), osdPlaces()];
      const [old, edited] = [await storageOfTheLab(), await storageOfTheLab({ LAB_GROW: '1' })];
      const [was, is] = [objects(old), objects(edited)];
      const changed = [...was].filter(([name, text]) => is.get(name) !== text).map(([name]) => name);
      const added = [...is.keys()].filter(name => !was.has(name));
      report.figure('objects added by the edit', added.join(', '));
      report.figure('objects changed by the edit', changed.join(', '));
      report.expect('only the cluster and the preparation of hosts changed', changed.every(name => /^(CephCluster|ConfigMap|DaemonSet)\//.test(name)));
      await nodesUp(['node-d']);
      const began = report.seconds;
      await applyAll(edited);
      await osdsUp(placesBefore.length + 2, 900);
      report.figure('seconds until the new OSDs were up', Math.round(report.seconds - began));
      await whenSettled('data has been spread', 900);
      report.figure('seconds until data was spread', Math.round(report.seconds - began));
      compare(report, declared(edited), osdPlaces());
      report.expect('no other OSD has moved', placesBefore.every(place => osdPlaces().some(now => now.id === place.id && now.volume === place.volume)));
      report.figure('raw capacity before, GiB', Math.round(before / 2 ** 30 * 10) / 10);
      report.figure('raw capacity after, GiB', Math.round(capacity() / 2 ** 30 * 10) / 10);
      report.expect('capacity grew by the new volumes', capacity() > before + 12 * 2 ** 30);
      report.figure('read back', verify(client));
    });
  },
};
