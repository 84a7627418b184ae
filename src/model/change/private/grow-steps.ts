import { referenceOf } from './layouts';
import { makeStep } from './make-step';
import { movedHosts } from './moved-hosts';
import type { PlannedCluster } from './planned-cluster';
import { ExpectationKind, OsdReference } from '../../checks';
import { FILE_LINKS } from '../../layout';
import { atOnce, ceph, keepEpoch, podsOf, restart, wait } from '../actions';
import { asked, cleanThoughFull, Gate, labelOf, okToStop, SETTLES } from '../gates';
import { Danger, Step, StepKind } from '../step';

/** An OSD on a local volume that grows. */
interface Grown {
  readonly name: string;
  readonly osd: OsdReference;
  /** The device, as its host names it. */
  readonly source: string;
  readonly host: string;
  /** Once its device has so many bytes it counts as grown: sizes are declared in round numbers. */
  readonly least: number;
  readonly bytes: number;
}

/** What differs from the declared size by less is that size. */
const SAME = 0.99;

function grownOf({ plan, former, next, ids }: PlannedCluster): Grown[] {
  const [before, after] = [former, next].map(({ layout }) => new Map(layout.osds.map(osd => [osd.name, osd])));
  return plan.osds.grown.map((name): Grown => {
    const osd = referenceOf(plan.key, name, ids.get(name)), was = before.get(osd.deviceSet)!, is = after.get(osd.deviceSet)!;
    const { source } = is.claims.find(({ role }) => role === 'data')!;
    return { name, osd, source, host: is.host ?? 'its host', bytes: is.bytes, least: Math.max(is.bytes * SAME, (was.bytes + is.bytes) / 2) };
  });
}

/** Restart each OSD that grows, one at a time; then give all of them their new weight at once, so that nothing moves twice. */
export function grow(cluster: PlannedCluster): Step[] {
  const all = grownOf(cluster), { followsSizes } = cluster.next.settings;
  return all.length === 0 ? [] : [...all.map(each => enlarge(cluster, each, followsSizes)), ...followsSizes ? [] : [weigh(cluster, all)]];
}

function enlarge({ plan: { key, copies } }: PlannedCluster, { name, osd, source, host, least }: Grown, follows: boolean): Step {
  const sized: Gate = asked(key, 'device', `the OSD of ${labelOf(osd)} has opened its larger device`, 'osd metadata', { kind: ExpectationKind.DEVICE_SIZED, osds: [osd], bytes: least }, undefined, osd);
  const { name: id, ...check } = sized, done = { id, ...check };
  return makeStep({
    kind: StepKind.GROW,
    part: `${key}/${name}`,
    title: `Restart the OSD of ${name}, so that it takes all of its larger device`,
    danger: follows ? Danger.MOVES_DATA : Danger.CHANGES,
    cluster: key,
    before: [...cleanThoughFull(key), okToStop(key, [osd])],
    acts: [
      // Asked once more at the last moment: whoever goes on with a step that was broken off long ago does not ask what was so before it.
      { ...wait(okToStop(key, [osd]), 1800), unless: done },
      restart(podsOf(osd), done),
      // Here and not after it: where the device was not larger yet, whoever goes on restarts the OSD once more.
      wait(sized, 1800),
    ],
    after: [
      sized,
      asked(key, 'size', `the OSD of ${labelOf(osd)} has room for what its device holds`, 'osd df', { kind: ExpectationKind.OSDS_SIZED, osds: [osd], bytes: Math.floor(least * SAME) }),
      asked(key, 'up', 'the OSD is up', 'osd tree', { kind: ExpectationKind.OSDS_UP, osds: [osd] }),
      ...cleanThoughFull(key, SETTLES),
    ],
    osds: [name],
    copies: copies?.before,
    notes: [source.startsWith(FILE_LINKS)
      ? `The file must be larger before this, and its loop device must know: on ${host}, run 'truncate --size' on the file, then losetup --set-capacity $(readlink -f ${source}).`
      : `The device ${source} on ${host} must be larger before this: a logical volume by 'lvextend', a virtual disk where it is made, with the host told of it.`],
  });
}

function weigh(cluster: PlannedCluster, all: readonly Grown[]): Step {
  const { plan } = cluster, { key } = plan;
  const weights = all.map(({ osd, bytes }) => ({ osd, weight: Math.round(bytes / 2 ** 40 * 1e5) / 1e5 }));
  const { acts, finals } = atOnce(key, weights.map(({ osd, weight }) => ceph(key, 'osd crush reweight', osd, `${weight}`)), all.length > 1);
  return makeStep({
    kind: StepKind.WEIGH,
    title: `Give ${all.map(({ name }) => name).join(', ')} the weight of the new size`,
    danger: Danger.MOVES_DATA,
    cluster: key,
    before: cleanThoughFull(key),
    acts: [...acts, keepEpoch(key)],
    finals,
    after: [
      ...weights.map(({ osd, weight }, i) => asked(key, `weight-${i + 1}`, `the OSD of ${labelOf(osd)} has the CRUSH weight ${weight}`, 'osd tree', { kind: ExpectationKind.OSDS_WEIGH, osds: [osd], weight })),
      ...cleanThoughFull(key, SETTLES),
    ],
    osds: all.map(({ name }) => name),
    reweighs: all.map(({ osd }) => osd),
    // What hosts move is in the step that moves them.
    moved: movedHosts(cluster).length > 0 ? undefined : plan.adding,
    copies: plan.copies?.added,
    notes: ['Rook gives an OSD its weight once, when it is made: without this the larger device would hold no more than before.'],
  });
}
