import { ObjectStore, Redundancy } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'object-ec.yaml',
  build: chart => {
    new ObjectStore(chart, 'my-store', {
      cluster: cluster(chart), redundancy: Redundancy.erasureCoded(2, 1), bulk: true, gateway: { instances: 1 },
    });
  },
};
