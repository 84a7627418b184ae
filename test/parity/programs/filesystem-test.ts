import { CephFilesystem } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'filesystem-test.yaml',
  build: chart => {
    new CephFilesystem(chart, 'myfs', { cluster: trial(chart), metadataServers: { standby: false }, destroyDataOnDelete: true });
  },
};
