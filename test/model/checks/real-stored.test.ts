import { withRealStored } from '../../../src/model/checks';

/** As Ceph 20.2.4 of the lab answered when a host with two of eight OSDs was off and out, and every copy had been made anew on the others. */
const LOST = {
  df: {
    stats: { total_used_bytes: 21143392256 },
    pools: [
      { name: 'volumes', stats: { stored: 8718779184, objects: 1681, bytes_used: 26156586386 } },
      { name: 'archive-k2m1', stats: { stored: 10922, objects: 2, bytes_used: 16384 } },
    ],
  },
  fills: {
    nodes: [
      ...[2770024, 4032196, 3200168, 3602052, 2869216, 3933004].map((kb_used_data, i) => ({ id: i, device_class: 'ssd', status: 'up', kb_used: kb_used_data + 40000, kb_used_data, kb_used_omap: 190 })),
      ...[6, 7].map(id => ({ id, device_class: 'ssd', status: 'down', kb_used: 0, kb_used_data: 0, kb_used_omap: 0 })),
    ],
  },
  status: { pgmap: {} as Record<string, number> },
  osds: {
    osds: [0, 1, 2, 3, 4, 5, 6, 7].map(osd => ({ osd, up: osd < 6 ? 1 : 0 })),
    pools: [{ pool_name: 'volumes', size: 3, crush_rule: 1 }, { pool_name: 'archive-k2m1', size: 3, crush_rule: 1 }],
  },
  crush: { rules: [{ rule_id: 1, steps: [{ op: 'take', item: -2, item_name: 'default~ssd' }, { op: 'emit' }] }] },
};
/** What placement groups told at the time. */
const BYTES = 6949122419;

const storedIn = (told: object, name = 'volumes') => (withRealStored(told) as typeof LOST.df).pools.find(pool => pool.name === name)!.stats.stored;

test('copies that were made anew are counted once, although OSDs that are down still count', () => {
  expect(Math.abs(storedIn(LOST) / BYTES - 1)).toBeLessThan(0.01);
});

test('it is the same while copies are missing', () => {
  const missing = 3 * 1681 * 0.25, fills = { nodes: LOST.fills.nodes.map(node => ({ ...node, kb_used_data: node.kb_used_data * 0.75 })) };
  const volumes = { name: 'volumes', stats: { stored: BYTES, objects: 1681, bytes_used: 3 * BYTES } };
  const told = { df: { ...LOST.df, pools: [volumes] }, osds: { ...LOST.osds, pools: [LOST.osds.pools[0]] }, status: { pgmap: { degraded_objects: missing } } };
  const stored = storedIn({ ...LOST, ...told, fills });
  expect(Math.abs(stored / BYTES - 1)).toBeLessThan(0.02);
});

test('devices of another class do not count', () => {
  const hdd = { id: 9, device_class: 'hdd', status: 'up', kb_used: 9e9, kb_used_data: 9e9, kb_used_omap: 0 };
  expect(storedIn({ ...LOST, fills: { nodes: [...LOST.fills.nodes, hdd] } })).toBe(storedIn(LOST));
});

test.each<[string, object]>([
  ['every OSD is up', { ...LOST, osds: { ...LOST.osds, osds: LOST.osds.osds.map(osd => ({ ...osd, up: 1 })) } }],
  ['it is not answered how full OSDs are', { ...LOST, fills: undefined }],
  ['an OSD does not tell how full it is', { ...LOST, fills: { nodes: LOST.fills.nodes.map(({ kb_used_data, ...node }) => node.id === 3 ? node : { ...node, kb_used_data }) } }],
  ['it is not known how many copies there are', { ...LOST, osds: { ...LOST.osds, pools: LOST.osds.pools.map(({ size, ...pool }) => pool) } }],
  ['how much is missing cannot be read', { ...LOST, status: { pgmap: { degraded_objects: 'many' } } }],
])('it stays as Ceph tells it where %s', (_, told) => expect(storedIn(told)).toBe(8718779184));

test('what cannot be read stays as it is', () => {
  expect(withRealStored({ df: undefined })).toBeUndefined();
  expect(withRealStored({ ...LOST, df: { pools: 'none' } as object })).toEqual({ pools: 'none' });
});
