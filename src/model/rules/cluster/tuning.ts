import type { ClusterCase } from './cluster-spec';
import { isTentacle } from './releases';
import { known, OsdPlace } from '../../layout';
import { contradictions, presetOf, TUNING_PRESETS } from '../../tuning';
import { repeated, Rule, see } from '../rule';

/** The classes that Ceph gives devices by itself. */
const DETECTED = ['hdd', 'ssd'];

/** How a cluster is tuned. */
export const TUNING_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/tuning-name',
    severity: 'error',
    title: 'A preset of the tuning is one that there is, and is named once.',
    why: 'A preset that is not known sets nothing, and the cluster runs without what was asked for.',
    see: see('ceph-cluster/tuning-name'),
    check: ({ tuning }) => [
      ...tuning.filter(name => presetOf(name) === undefined).map(name => ({
        property: 'tuning', value: `'${name}'`, reason: 'there is no preset of this name', fix: `Set 'tuning' to some of ${TUNING_PRESETS.map(preset => preset.name).join(', ')}`,
      })),
      ...[...repeated(tuning, name => name).keys()].map(name => ({ property: 'tuning', value: `'${name}'`, reason: 'it is named more than once', fix: `Remove all but one '${name}' from 'tuning'` })),
    ],
  },
  {
    code: 'ceph-cluster/tuning-class',
    severity: 'error',
    title: 'A preset for a class of devices is given to a cluster that has OSDs of this class.',
    why: 'Its options reach no OSD, so that the cluster is not tuned although its description says so.',
    see: see('ceph-cluster/tuning-class'),
    check: ({ tuning, layout }) => {
      if (layout.open !== undefined) return [];
      const osds: readonly OsdPlace[] = [...layout.osds, ...layout.unsized ?? []];
      return tuning.flatMap(name => {
        const { deviceClass } = presetOf(name) ?? {};
        // What is not declared is hdd or ssd: Ceph looks at the device.
        const may = deviceClass === undefined || osds.some(osd => osd.deviceClass === deviceClass || (osd.deviceClass === undefined && DETECTED.includes(deviceClass)));
        return may ? [] : [{
          property: 'tuning', value: `'${name}'`, reason: `no OSD has the class '${deviceClass}'`, fix: `Set 'deviceClass' of the volumes to '${deviceClass}', or remove '${name}' from 'tuning'`,
        }];
      });
    },
  },
  {
    code: 'ceph-cluster/tuning-contradiction',
    severity: 'warning',
    title: 'Presets do not contradict each other.',
    why: 'One option has one value, so that one of the presets does not do what it is named for.',
    see: see('ceph-cluster/tuning-contradiction'),
    check: ({ tuning }) => contradictions(tuning).map(({ setting, loser, lost, winner, won }) => ({
      property: 'tuning', value: `'${loser}' with '${winner}'`, reason: `both set ${setting}, to ${lost} and to ${won}, and ${won} stands`, fix: `Remove '${loser}' or '${winner}' from 'tuning'`,
    })),
  },
  {
    code: 'ceph-cluster/read-affinity',
    severity: 'error',
    title: 'Pods do not read from a copy near them with Ceph 20.2.1.',
    why: 'In the first releases of Ceph 20.2 files of CephFS lose data when clients read from a copy near them. Rook asks for 20.2.2 at least where they do.',
    see: see('ceph-cluster/read-affinity'),
    check: ({ readAffinity, cephVersion }) => {
      if (!readAffinity) return [];
      const version = known(cephVersion);
      // 20.2.0 is refused as a whole.
      return !isTentacle(version, 1, 1) ? [] : [{
        property: 'readAffinity', value: 'true', reason: `with Ceph ${version} data can be lost`, fix: "Set 'cephVersion' to 20.2.2 or newer, or remove 'readAffinity'",
      }];
    },
  },
];
