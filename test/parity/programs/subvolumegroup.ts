import { CephFilesystem, SubVolumeGroup } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'subvolumegroup.yaml',
  build: chart => {
    new SubVolumeGroup(chart, 'group-a', { filesystem: new CephFilesystem(chart, 'myfs', { cluster: cluster(chart) }) });
  },
};
