import { CephFilesystem, FailureDomain } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'filesystem.yaml',
  build: chart => {
    new CephFilesystem(chart, 'myfs', { cluster: cluster(chart), failureDomain: FailureDomain.HOST });
  },
};
