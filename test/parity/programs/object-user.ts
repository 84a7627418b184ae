import { ObjectStore } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'object-user.yaml',
  build: chart => {
    const store = new ObjectStore(chart, 'my-store', { cluster: cluster(chart) });
    store.addUser('my-user', { displayName: 'my display name' });
  },
};
