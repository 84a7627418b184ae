import { Answer, Check, CheckStatus, counts, evaluate, Expectation, ExpectationKind, OsdReference, passingSince, QueryKind } from '../../../src/model/checks';

const KIND = ExpectationKind;
const osd = (id?: number): OsdReference => ({ cluster: 'rook-ceph/ceph', deviceSet: `set-${id}`, id });
const check = (expectation: Expectation): Check => ({ id: 'x', title: 'it is so', query: { kind: QueryKind.CEPH, cluster: 'rook-ceph/ceph', command: [] }, expectation });
const answered = (json: unknown, code = 0): Answer => ({ code, json, output: JSON.stringify(json) });
const status = (expectation: Expectation, json: unknown) => evaluate(check(expectation), answered(json)).status;
const states = (...counted: [string, number][]) => ({
  pgmap: { num_pgs: counted.reduce((sum, [, count]) => sum + count, 0), pgs_by_state: counted.map(([state_name, count]) => ({ state_name, count })) },
});
const node = (id: number, more: object = {}) => ({ id, name: `osd.${id}`, type: 'osd', ...more });
const { PASS, FAIL, UNKNOWN } = CheckStatus;
const made = (replicas: number, ready: number, generation = 2, observed = generation) => ({
  kind: 'Deployment', metadata: { name: 'x', generation }, spec: { replicas }, status: { observedGeneration: observed, readyReplicas: ready, updatedReplicas: ready },
});
const labelled = (...versions: (string | undefined)[]) => ({ items: versions.map((version, i) => ({ kind: 'Deployment', metadata: { name: `d${i}`, labels: version === undefined ? {} : { 'ceph-version': version } } })) });
const named = (name: string, spec: object = {}) => ({ metadata: { name }, spec });
const pod = ({ owner, mirror = false, phase = 'Running', going = false, tolerates = false }: { owner?: string; mirror?: boolean; phase?: string; going?: boolean; tolerates?: boolean }) => ({
  metadata: {
    name: 'x',
    namespace: 'shop',
    ...owner === undefined ? {} : { ownerReferences: [{ kind: owner, controller: true }] },
    ...mirror ? { annotations: { 'kubernetes.io/config.mirror': 'x' } } : {},
    ...going ? { deletionTimestamp: '2027-01-01T00:00:00Z' } : {},
  },
  spec: tolerates ? { tolerations: [{ operator: 'Exists' }] } : {},
  status: { phase },
});
const SAFE = { safe_to_destroy: [3], active: [], missing_stats: [], stored_pgs: [] };

/** Expectation, answers that pass, answers that fail, answers that do not tell. */
/** A pod that has ended well, with its last word. */
const ended = (message?: string) => ({ spec: { nodeName: 'node-a' }, status: { phase: 'Succeeded', containerStatuses: [{ state: { terminated: { message } } }] } });

const imaged = (...images: string[]) => ({ metadata: { name: 'one' }, spec: { template: { spec: { containers: images.map(image => ({ image })) } } } });

const CASES: [Expectation, unknown[], unknown[], unknown[]][] = [
  [{ kind: KIND.GROUPS_CLEAN },
    [states(['active+clean', 8]), states(['active+clean', 7], ['active+clean+scrubbing+deep', 1]), { pgmap: { ...states(['active+clean', 2]).pgmap, misplaced_objects: 0 } }],
    [states(['active+clean', 7], ['active+clean+remapped', 1]), states(['peering', 1]), states(), { pgmap: { ...states(['active+clean', 2]).pgmap, misplaced_objects: 5 } }],
    [{}, { pgmap: { num_pgs: 3 } }, { pgmap: { num_pgs: 3, pgs_by_state: [{ state_name: 'active+clean', count: 2 }] } }, { pgmap: { num_pgs: 1, pgs_by_state: [{ count: 1 }] } }]],
  [{ kind: KIND.MONITORS_IN_QUORUM },
    [{ monmap: { mons: [{ name: 'a' }, { name: 'b' }] }, quorum_names: ['b', 'a'] }],
    [{ monmap: { mons: [{ name: 'a' }, { name: 'b' }] }, quorum_names: ['a'] }],
    [{}, { monmap: { mons: [] }, quorum_names: [] }, { monmap: { mons: [{}] }, quorum_names: [] }]],
  [{ kind: KIND.NO_HEALTH_CODES, codes: ['OSD_FULL'] },
    [{ status: 'HEALTH_OK', checks: {} }, { status: 'HEALTH_WARN', checks: { POOL_NEARFULL: {} } }],
    [{ status: 'HEALTH_ERR', checks: { OSD_FULL: { summary: { message: '1 full osd(s)' } } } }],
    [{}, { status: 'HEALTH_OK' }, { checks: {} }]],
  [{ kind: KIND.NO_HEALTH_ERRORS, codes: ['MDS_ALL_DOWN'] },
    [
      { status: 'HEALTH_OK', checks: {} }, { status: 'HEALTH_WARN', checks: { OSD_DOWN: { severity: 'HEALTH_WARN' } } },
      { status: 'HEALTH_ERR', checks: { MDS_ALL_DOWN: { severity: 'HEALTH_ERR' } } }, { status: 'HEALTH_OK', checks: { OSD_FULL: { severity: 'HEALTH_ERR', muted: true } } },
    ],
    [{ status: 'HEALTH_ERR', checks: { OSD_FULL: { severity: 'HEALTH_ERR', summary: { message: '1 full osd(s)' } }, MDS_ALL_DOWN: { severity: 'HEALTH_ERR' } } }],
    [{}, { status: 'HEALTH_ERR' }, { status: 'HEALTH_ERR', checks: {} }, { checks: {} }]],
  [{ kind: KIND.NO_FLAGS, flags: ['noout', 'noin'] }, [{ flags: 'sortbitwise,purged_snapdirs' }, { flags: '' }], [{ flags: 'noout,sortbitwise' }], [{}, { flags: 3 }]],
  [{ kind: KIND.VERSIONS_EQUAL, version: '20.2.4', daemons: 'mon' },
    [{ mon: { 'ceph version 20.2.4 (abc)': 3 }, overall: { 'ceph version 20.2.4 (abc)': 3, 'ceph version 19.2.3 (abc)': 6 } }],
    [{ mon: { 'ceph version 20.2.4 (abc)': 2, 'ceph version 19.2.3 (abc)': 1 } }],
    [{ overall: { 'ceph version 20.2.4 (abc)': 9 } }, { mon: {} }]],
  [{ kind: KIND.OSDS_UP, osds: [osd(3)] }, [{ nodes: [node(3, { status: 'up' })] }], [{ nodes: [node(3, { status: 'down' })] }], [{}, { nodes: [] }, { nodes: [node(3)] }, { nodes: [{}] }]],
  [{ kind: KIND.OSDS_DOWN, osds: [osd(3)] }, [{ nodes: [node(3, { status: 'down' })] }], [{ nodes: [node(3, { status: 'up' })] }], [{ nodes: [] }]],
  [{ kind: KIND.OSDS_WEIGH, osds: [osd(3), osd(4)], weight: 0 },
    [{ nodes: [node(3, { crush_weight: 0 }), node(4, { crush_weight: 0 })] }], [{ nodes: [node(3, { crush_weight: 0 }), node(4, { crush_weight: 0.5 })] }],
    [{ nodes: [node(3, { crush_weight: 0 })] }, { nodes: [node(3), node(4)] }]],
  [{ kind: KIND.OSDS_EMPTY, osds: [osd(3)] }, [{ nodes: [node(3, { pgs: 0 })] }], [{ nodes: [node(3, { pgs: 1 })] }], [{ nodes: [node(3)] }, { nodes: [] }]],
  [{ kind: KIND.OSD_HOLDS_NOTHING, osds: [osd(3)], epoch: 40 },
    [{ whoami: 3, num_pgs: 0, newest_map: 40 }, { whoami: 3, num_pgs: 0, newest_map: '41' }],
    [{ whoami: 3, num_pgs: 0, newest_map: 39 }, { whoami: 3, num_pgs: 1, newest_map: 40 }],
    [{ whoami: 4, num_pgs: 0, newest_map: 40 }, { whoami: 3, num_pgs: 0 }, { whoami: 3, newest_map: 40 }, {}]],
  [{ kind: KIND.MAP_REACHED, epoch: 40 }, [{ epoch: 40 }], [{ epoch: 39 }], [{}]],
  [{ kind: KIND.SAFE_TO_DESTROY, osds: [osd(3)] }, [SAFE],
    [
      { ...SAFE, safe_to_destroy: [], active: [3] }, { ...SAFE, safe_to_destroy: [], stored_pgs: [3] }, { ...SAFE, safe_to_destroy: [], missing_stats: [3] },
      { ...SAFE, safe_to_destroy: [] },
    ],
    [{}, { safe_to_destroy: [3] }]],
  [{ kind: KIND.DEVICE_SIZED, osds: [osd(3)], bytes: 100 },
    [{ id: 3, bluestore_bdev_size: '100' }, { id: 3, bluestore_bdev_size: 120 }], [{ id: 3, bluestore_bdev_size: '99' }],
    [{}, { id: 4, bluestore_bdev_size: '100' }, { id: 3 }, { id: 3, bluestore_bdev_size: 'large' }]],
  [{ kind: KIND.OSDS_SIZED, osds: [osd(3)], bytes: 2048 }, [{ nodes: [node(3, { kb: 2 })] }], [{ nodes: [node(3, { kb: 1 })] }], [{ nodes: [node(3)] }, { nodes: [] }, {}]],
  [{ kind: KIND.OK_TO_STOP, osds: [osd(3), osd(4)] },
    [{ ok_to_stop: true, osds: [3, 4], num_ok_pgs: 9, num_not_ok_pgs: 0 }],
    [{ ok_to_stop: false, osds: [3, 4], num_ok_pgs: 2, num_not_ok_pgs: 7 }],
    [{}, { ok_to_stop: true, osds: [3] }, { osds: [3, 4] }, { ok_to_stop: 'true', osds: [3, 4] }]],
  [{ kind: KIND.OSDS_IN, osds: [osd(3)] }, [{ nodes: [node(3, { reweight: 1 })] }], [{ nodes: [node(3, { reweight: 0 })] }], [{ nodes: [node(3)] }, { nodes: [] }, {}]],
  [{ kind: KIND.OTHERS_UNFLAGGED, host: 'node-a' },
    [{ crush_node_flags: {} }, { crush_node_flags: { 'node-a': ['noout'], 'node-b': [] } }], [{ crush_node_flags: { 'node-b': ['noout'] } }], [{}, { crush_node_flags: null }]],
  [{ kind: KIND.HOST_UNFLAGGED, host: 'node-a' },
    [{ crush_node_flags: {} }, { crush_node_flags: { 'node-b': ['noout'], 'node-a': [] } }], [{ crush_node_flags: { 'node-a': ['noout'] } }], [{}]],
  [{ kind: KIND.HOST_HELD_IN, host: 'node-a' },
    [{ crush_node_flags: { 'node-a': ['noout'] } }], [{ crush_node_flags: {} }, { crush_node_flags: { 'node-b': ['noout'], 'node-a': [] } }, { crush_node_flags: { 'node-a': ['noin'] } }], [{}]],
  [{ kind: KIND.QUORUM_WITHOUT, monitors: ['a'] },
    [{ monmap: { mons: [{}, {}, {}] }, quorum_names: ['a', 'b', 'c'] }],
    [{ monmap: { mons: [{}, {}, {}] }, quorum_names: ['a', 'b'] }, { monmap: { mons: [{}, {}] }, quorum_names: ['a', 'b'] }, { monmap: { mons: [{}] }, quorum_names: ['a'] }],
    [{}, { monmap: { mons: [] }, quorum_names: [] }, { monmap: { mons: [{}] } }]],
  [{ kind: KIND.OTHERS_SCHEDULABLE, host: 'node-a', hosts: ['node-a', 'node-b'] },
    [{ items: [named('node-a', { unschedulable: true }), named('node-b'), named('node-c', { unschedulable: true })] }],
    [{ items: [named('node-a'), named('node-b', { unschedulable: true })] }],
    [{}, { items: [named('node-a')] }, { items: [] }]],
  [{ kind: KIND.EVICTED },
    [{ items: [] }, { items: [pod({ owner: 'DaemonSet' }), pod({ mirror: true }), pod({ phase: 'Succeeded' }), pod({ owner: 'ReplicaSet', tolerates: true })] }],
    [{ items: [pod({ owner: 'ReplicaSet' })] }, { items: [pod({ owner: 'ReplicaSet', going: true })] }, { items: [pod({})] }],
    [{}, { items: [{}] }]],
  [{ kind: KIND.OSDS_GONE, osds: [osd(3)] }, [{ nodes: [node(1)] }], [{ nodes: [node(1), node(3)] }, { nodes: [node(1)], stray: [node(3)] }], [{}, { nodes: [] }]],
  [{ kind: KIND.HOST_PLACED, host: 'node-a', bucket: 'rack-1' },
    [{ nodes: [{ id: -1, name: 'rack-1', children: [-2] }, { id: -2, name: 'node-a', children: [] }] }],
    [{ nodes: [{ id: -1, name: 'rack-1', children: [] }, { id: -2, name: 'node-a' }] }, { nodes: [{ id: -2, name: 'node-a' }] }],
    [{ nodes: [{ id: -1, name: 'rack-1', children: [] }] }, {}]],
  [{ kind: KIND.VERSIONS_EQUAL, version: '20.2.4' },
    [{ overall: { 'ceph version 20.2.4 (abc) tentacle (stable)': 9 } }, { overall: { 'ceph version 20.2.4-2 (abc)': 9 } }],
    [{ overall: { 'ceph version 20.2.4 (abc)': 8, 'ceph version 19.2.3 (abc)': 1 } }, { overall: { 'ceph version 20.2.40 (abc)': 9 } }],
    [{}, { overall: {} }, { overall: { something: 1 } }]],
  [{ kind: KIND.RELEASE_REQUIRED, version: 'tentacle' }, [{ require_osd_release: 'tentacle' }], [{ require_osd_release: 'squid' }], [{}]],
  [{ kind: KIND.READY, count: 2 }, [{ items: [made(1, 1), made(2, 2)] }],
    [{ items: [made(1, 1)] }, { items: [made(1, 1), made(1, 0)] }, { items: [made(1, 1), made(1, 1, 3, 2)] }, { items: [made(1, 1), made(0, 0)] }, { items: [] }], [{}, { items: 'none' }]],
  [{ kind: KIND.THERE, count: 2 }, [{ items: [{}, {}] }], [{ items: [{}] }], [{}]],
  [{ kind: KIND.PHASE, phase: 'Ready' }, [{ items: [{ status: { phase: 'Ready' } }] }],
    [{ items: [] }, { items: [{ status: { phase: 'Progressing', message: 'waits' } }] }, { items: [{}] }, { items: [{ status: { phase: 'Ready' } }, { status: null }] }], [{}]],
  [{ kind: KIND.CONDITION, condition: 'Established' }, [{ items: [{ status: { conditions: [{ type: 'Other', status: 'False' }, { type: 'Established', status: 'True' }] } }] }],
    [{ items: [] }, { items: [{ status: { conditions: [{ type: 'Established', status: 'False', message: 'not yet' }] } }] }, { items: [{}] }, { items: [{ status: { conditions: [] } }] }], [{}]],
  [{ kind: KIND.FSID, fsid: 'a-b' }, [{ fsid: 'a-b' }], [{ fsid: 'c-d' }], [{}, { fsid: 7 }]],
  [{ kind: KIND.REPORTED, count: 2 }, [{ items: [ended('node-a: 1 wiped'), ended(), { status: { phase: 'Failed' } }] }],
    [{ items: [ended()] }, { items: [ended(), { status: { phase: 'Running' } }] }, { items: [] }, { items: [{}] }], [{}]],
  [{ kind: KIND.GONE }, [{ items: [] }], [{ items: [made(1, 1)] }], [{}, '']],
  [{ kind: KIND.IMAGES_EQUAL, image: 'ceph:v20.2.4-1' },
    [{ items: [imaged('ceph:v20.2.4-1'), imaged('rook:v1', 'ceph:v20.2.4-1')] }], [{ items: [imaged('ceph:v20.2.4-1'), imaged('ceph:v20.2.4')] }, { items: [imaged()] }, { items: [{}] }], [{}, { items: [] }]],
  [{ kind: KIND.LABELS_EQUAL, label: 'ceph-version', version: '20.2.4' },
    [labelled('20.2.4-0', '20.2.4-0')], [labelled('20.2.4-0', '19.2.3-0'), labelled('20.2.40-0'), labelled('20.2.4-0', undefined), labelled('20.2.4-0', '20.2.4-1')], [labelled(), {}]],
];

test('every kind of expectation has its cases', () => {
  expect(new Set(CASES.map(([{ kind }]) => kind))).toEqual(new Set(Object.values(KIND)));
});

describe.each(CASES.map(([expectation, ...answers]) => [expectation.kind, expectation, answers] as const))('%s', (_, expectation, [good, bad, unread]) => {
  test('passes', () => expect(good.map(json => status(expectation, json))).toEqual(good.map(() => PASS)));
  test('fails', () => expect(bad.map(json => status(expectation, json))).toEqual(bad.map(() => FAIL)));
  test('is unknown where the answer does not tell', () => expect(unread.map(json => status(expectation, json))).toEqual(unread.map(() => UNKNOWN)));

  test('never passes on an answer that is no answer', () => {
    for (const json of [undefined, null, 7, 'HEALTH_OK', [], true]) expect(evaluate(check(expectation), { code: 0, output: '', json }).status).not.toBe(PASS);
    for (const json of good) expect(evaluate(check(expectation), answered(json, 1)).status).toBe(UNKNOWN);
  });

  test('says what was seen', () => {
    for (const json of [...good, ...bad, ...unread]) {
      const { name, message, details } = evaluate(check(expectation), answered(json));
      expect(name).toBe('it is so');
      expect(message).toMatch(/\S/);
      expect([message, ...details].join()).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

test('nothing is said of an OSD that has not been found', () => {
  for (const [expectation, good] of CASES.filter(([{ osds }]) => osds !== undefined)) {
    for (const json of good) expect(status({ ...expectation, osds: [osd(undefined)] }, json)).toBe(UNKNOWN);
    expect(status({ ...expectation, osds: [] }, good[0])).toBe(UNKNOWN);
  }
});

test('nothing is said of a map while the epoch of the action is not known', () => {
  expect(status({ kind: KIND.MAP_REACHED, since: 'drain/1' }, { epoch: 40 })).toBe(UNKNOWN);
  expect(status({ kind: KIND.OSD_HOLDS_NOTHING, osds: [osd(3)], since: 'drain/1' }, { whoami: 3, num_pgs: 0, newest_map: 40 })).toBe(UNKNOWN);
});

test('a no of safe-to-destroy is a no, also as an exit code', () => {
  const safe = check({ kind: KIND.SAFE_TO_DESTROY, osds: [osd(3)] });
  expect([16, 11, 1, 124].map(code => evaluate(safe, { code, output: 'Error' }).status)).toEqual([FAIL, FAIL, UNKNOWN, UNKNOWN]);
});

test('a check counts once it has passed for as long as it wants, without a break', () => {
  const held = { ...check({ kind: KIND.GROUPS_CLEAN }), holdsFor: 90 };
  let since: number | undefined;
  const after = (now: number, seen: CheckStatus) => {
    since = passingSince(since, seen, now);
    return counts(held, since, now);
  };
  const counted = [after(0, PASS), after(60, PASS), after(61, FAIL), after(62, PASS), after(151, PASS), after(152, PASS), after(153, UNKNOWN)];
  expect(counted).toEqual([false, false, false, false, false, true, false]);
  expect(counts(check({ kind: KIND.GROUPS_CLEAN }), 5, 5)).toBe(true);
});
