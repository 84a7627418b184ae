import { CephFilesystem, Redundancy } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'filesystem-ec.yaml',
  build: chart => {
    new CephFilesystem(chart, 'myfs-ec', {
      cluster: cluster(chart),
      extraDataPools: [{ name: 'erasurecoded', redundancy: Redundancy.erasureCoded(2, 1) }],
    });
  },
};
