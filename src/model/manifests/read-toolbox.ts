import type { Reader } from './reader';
import { unknown } from '../layout';
import { Described, TOOLBOX_TOPIC, ToolboxSpec } from '../rules';

/** What every toolbox is labelled with, whatever it is called. */
const APP = 'rook-ceph-tools';

/** Every pod with Ceph's commands. */
export const TOOLBOX_READER: Reader<ToolboxSpec> = {
  topic: TOOLBOX_TOPIC,
  read: manifests => manifests.filter(({ object }) => object?.kind === 'Deployment' && object.spec?.selector?.matchLabels?.app === APP).map(({ object, path }): Described<ToolboxSpec> => ({
    at: path,
    words: { name: 'metadata.name', cluster: 'metadata.namespace' },
    spec: { name: `${object.metadata?.name}`, namespace: object.metadata?.namespace ?? unknown('the object does not say its namespace'), manifests: true },
  })),
};
