import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { change, manifests } from 'cdk8s-ceph/model';
import { Applied, outcomeOf, toldOf, unfinishedIn } from './apply';
import { onCluster, problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import { RunPlace, sessionOn } from './resume';
import type { Ui } from './ui';
import { clustersThere, collect, differences, tellingOf } from '../identity/collect';
import { bytesOf, FORMAT, KeptFile, keptIn } from '../identity/kept';
import { passphraseOf } from '../identity/passphrase';
import { NotOpened, opened, sealed } from '../identity/sealed';
import { madeFrom } from '../input/source';
import type { Problem } from '../io/problem';
import { noteBackup } from '../run/records';
import { rehearse } from '../run/rehearse';

/** Where an identity is kept. */
export interface IdentityPlace extends RunPlace {
  readonly file: string;
  /** A file with the passphrase. @default - somebody types it */
  readonly passphraseFile?: string;
}

/** How it is restored. */
export interface Restoring extends IdentityPlace {
  /** Only tell what would be done. */
  readonly dryRun?: boolean;
  /** Nobody is asked. */
  readonly yes?: boolean;
}

/** What was kept. */
export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly objects: number;
  readonly clusters: readonly { readonly key: string; readonly fsid: string }[];
}

/** Keep what rebuilds the clusters when Kubernetes itself is lost, in one file that only a passphrase opens. */
export async function backupIdentity({ file, passphraseFile, layout, ...place }: IdentityPlace & { readonly layout?: string }, ui: Ui): Promise<Outcome<BackedUp>> {
  if (existsSync(file)) return unreadable([problem('output/exists', file, 'it is there already, and may be the only backup', 'Name another file')]);
  return onCluster(place, async ({ hands, recordsIn, name, ...connection }) => {
    const { namespace } = place, session = sessionOn({ hands, recordsIn, name, ...connection }, namespace, ui);
    const source = layout === undefined ? undefined : madeFrom({ file: layout });
    if (source !== undefined && 'status' in source) return source;
    const applied = await session.store.applied() ?? source?.objects().map(({ object }) => object);
    if (applied === undefined) return refused([problem('run/not-ours', namespace, 'what was applied is not known', "Name the layout that was applied with '--layout'; where the operator runs elsewhere, name its namespace with '--namespace'")]);
    const state = manifests.stateOf(applied), { objects, clusters, nodes, missing } = await collect(hands, state);
    if (missing.length > 0 || clusters.length === 0) return refused([...missing, ...clusters.length === 0 ? ['There is no cluster.'] : []].map(reason => problem('identity/incomplete', namespace, reason, 'See that the cluster is whole, and make the backup again')));
    const { told, open } = await tellingOf(hands, clusters.map(({ key }) => key));
    const asked = await passphraseOf(passphraseFile, true, ui);
    if ('problem' in asked) return unreadable([asked.problem]);
    const now = new Date(connection.clock.now() * 1000), made = now.toISOString();
    const kept: KeptFile = {
      format: FORMAT, made, context: name, operatorNamespace: namespace, clusters, nodes, objects, applied, ...layout === undefined ? {} : { layout: readFileSync(layout, 'utf8') }, ceph: told,
    };
    const bytes = await sealed(bytesOf(kept), asked.passphrase), sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(`${file}.new`, bytes, { mode: 0o600 });
    // What is not opened again is no backup.
    keptIn(await opened(readFileSync(`${file}.new`), asked.passphrase));
    renameSync(`${file}.new`, file);
    await noteBackup(recordsIn(namespace), namespace, now, sha256);
    const problems = open.map((command): Problem => ({ ...problem('identity/not-told', command, 'Ceph did not answer, so it is not in the file', 'The file restores without it; make another one when Ceph answers'), severity: 'warning' }));
    return { status: 'ok', data: { file, bytes: bytes.length, sha256, objects: objects.length, clusters }, problems };
  });
}

/** Bring clusters back whose Kubernetes is lost: on another control plane, on the same hosts. */
export async function restoreIdentity({ file, passphraseFile, dryRun = false, yes = false, ...place }: Restoring, ui: Ui): Promise<Outcome<Applied>> {
  return onCluster(place, async connection => {
    if (!existsSync(file)) return unreadable([problem('input/file', file, 'it is not there', 'Name the file that the backup has written')]);
    const asked = await passphraseOf(passphraseFile, false, ui);
    if ('problem' in asked) return unreadable([asked.problem]);
    const read = await keptOf(readFileSync(file), asked.passphrase, file);
    if ('problem' in read) return unreadable([read.problem]);
    const { kept } = read, { operatorNamespace, clusters, objects, applied, nodes, made } = kept, session = sessionOn(connection, operatorNamespace, ui), { clock } = connection;
    const unfinished = await unfinishedIn(session);
    if (unfinished !== undefined) return refused([unfinished]);
    const there = await clustersThere(connection.hands), differ = await differences(connection.hands, nodes);
    const wrong = [
      ...there.map(cluster => problem('identity/cluster-there', cluster, 'a CephCluster is there already, and restoring beside or over it would lose one of the two', 'Restore into a Kubernetes without one; take this one down first if it is not wanted')),
      ...differ.map(what => problem('identity/other-nodes', what, 'monitors and OSDs find what they kept only on the nodes on which they ran', 'Join the node under its former name, with its former labels and devices')),
    ];
    if (wrong.length > 0) return refused(wrong);
    const steps = change.planRestore({ state: manifests.stateOf(applied), objects, clusters, operatorNamespace }), told = toldOf(steps, clock, dryRun);
    if (dryRun) {
      await rehearse(steps, connection.hands, ui.tell);
      return { status: 'changed', data: told({ done: 0, of: steps.length, left: [] }), problems: [] };
    }
    ui.show(say => steps.map(({ title }, i) => `${i + 1}. ${say(title)}`).join('\n'));
    if (!yes && ui.confirm === undefined) return refused([problem('run/not-confirmed', connection.name, 'nobody is there to say yes', "Add '--yes' to have it done without a question")]);
    if (!yes && !await ui.confirm!({ prompt: `Restore ${clusters.map(({ key, fsid }) => `${key} (${fsid})`).join(', ')} of ${made} into ${connection.name}?` })) return refused([problem('run/not-confirmed', connection.name, 'nobody said yes', 'Run the command again when it is meant')]);
    return outcomeOf(await session.begin({ steps, former: [], next: applied, approvals: [], operatorNamespace }), told);
  });
}

async function keptOf(bytes: Uint8Array, passphrase: string, file: string): Promise<{ readonly kept: KeptFile } | { readonly problem: Problem }> {
  try {
    return { kept: keptIn(await opened(bytes, passphrase)) };
  } catch (error) {
    if (error instanceof NotOpened && error.wrongPassphrase) return { problem: problem('identity/passphrase', file, 'the passphrase does not open it', 'Use the passphrase with which it was made') };
    return { problem: problem('identity/damaged', file, `it is not what was written: ${(error as Error).message}`, 'Use another copy of the file') };
  }
}

/** Only the identity is kept and restored: data are backed up by whoever owns them. */
export function unknownKept(what: string): Outcome<never> {
  return unreadable([problem('usage/thing', what, 'what is kept and restored is the identity of clusters', "Write 'identity'")]);
}

function refused(problems: readonly Problem[]): Outcome<never> {
  return { status: 'refused', problems };
}
