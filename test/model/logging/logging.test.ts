import { byTime, containerLines, daemonParts, isClaim, keptByKubernetes, LOG_SOURCES, SAVED_QUERIES, savedQuery, storeLines, storeQuery } from '../../../src/model/logging';

const ASKED = { since: 3600, limit: 500 };

describe('What the store is asked', () => {
  it('is everything of the time, where nothing else is said', () => expect(storeQuery(ASKED)).toMatch(/^_time:3600s \* \| sort by \(_time desc\) limit 501 \| .* \| fields _time, host, daemon, kind, _msg,/));
  it('is about a daemon, by its labels', () => expect(storeQuery({ ...ASKED, daemon: 'mds.files-a' })).toContain('kubernetes.pod_labels.ceph_daemon_type:="mds" kubernetes.pod_labels.ceph_daemon_id:="files-a"'));
  it('is about all that is asked for at once', () => expect(storeQuery({ ...ASKED, daemon: 'osd.1', host: 'node-a' })).toMatch(/daemon:="osd\.1" .*\) \(host:="node-a" or kubernetes\.pod_node_name:="node-a"\) \|/));
  it('holds no filter that somebody smuggles in', () => expect(storeQuery({ ...ASKED, host: 'a" or *' })).toContain('host:="a\\" or *"'));
  it('gives every line its host, its daemon and its kind', () => expect(storeQuery(ASKED)).toMatch(/as kind .* as host .* as daemon/));

  it.each(SAVED_QUERIES.map(({ name }) => [name]))('can be the saved query %s, within the time', name => {
    const query = storeQuery({ ...ASKED, daemon: 'osd.3', saved: name });
    expect(query).toMatch(/^_time:3600s /);
    expect(query).toContain('| sort by (_time desc)');
  });

  it('is the report of the crash, too', () => expect(savedQuery('crash')!.query({ ...ASKED, daemon: 'osd.3' }, '_time:1h')).toMatch(/stream_context before 100 after 200 \| union \(_time:1h kind:="crash" .*"osd\.3"/));
});

describe('What the store answers', () => {
  it('is lines, each with what is known of it', () => {
    expect(storeLines('{"_time":"t","_msg":"m","kind":"crash","file":"/crash/1/meta"}\n{"_time":"t","_msg":"n","kind":"daemon","host":"a","daemon":"osd.1","kubernetes.pod_name":"p","kubernetes.container_name":"c"}\n')).toEqual([
      { time: 't', text: 'm', kind: 'crash', from: '/crash/1/meta' }, { time: 't', text: 'n', kind: 'daemon', host: 'a', daemon: 'osd.1', from: 'p/c' },
    ]);
  });
  it('may be nothing', () => expect(storeLines('')).toEqual([]));
  it('is no line where it is something else', () => expect(storeLines('<html>\n')).toBeUndefined());
});

describe('What Kubernetes still has', () => {
  it('is the logs of the pods of a daemon', () => expect(keptByKubernetes({ ...ASKED, daemon: 'osd.3' }).pods).toEqual({ labels: { ceph_daemon_type: 'osd', ceph_daemon_id: '3' } }));
  it('is pods and events of a host, but no message of its kernel', () => {
    expect(keptByKubernetes({ ...ASKED, host: 'node-a' })).toMatchObject({ pods: { host: 'node-a' }, events: { kind: 'Node', name: 'node-a' }, notes: expect.arrayContaining(['Kubernetes does not keep messages of the kernel']) });
  });
  it('is events of claims', () => expect(keptByKubernetes({ ...ASKED, saved: 'pending-claims' })).toMatchObject({ events: { kind: 'PersistentVolumeClaim', warnings: true }, notes: [] }));
  it('is no event of more than an hour ago', () => expect(keptByKubernetes({ ...ASKED, since: 7200, claim: 'a/b' }).notes).toEqual(['Kubernetes does not keep events of more than an hour ago']));
  it('is nothing of a kernel', () => expect(keptByKubernetes({ ...ASKED, saved: 'disk-errors' })).toEqual({ matches: expect.any(RegExp), notes: ['Kubernetes does not keep messages of the kernel'] }));
  it('is lines with their times', () => expect(containerLines('2026-11-29T07:00:00.123Z hello world\nno time\n', { kind: 'daemon' })).toEqual([{ kind: 'daemon', time: '2026-11-29T07:00:00.123Z', text: 'hello world' }, { kind: 'daemon', time: '', text: 'no time' }]));
});

describe('Saved queries', () => {
  const matches = (name: string, text: string) => savedQuery(name)!.matches.test(text);
  it.each([
    'blk_update_request: I/O error, dev sdb, sector 2048 op 0x0:(READ)', 'sd 0:0:1:0: [sdb] tag#12 Sense Key : Medium Error [current]', 'critical medium error, dev sdc, sector 8', 'nvme nvme0: I/O 12 QID 3 timeout, aborting',
    'ata3.00: failed command: READ FPDMA QUEUED', 'EXT4-fs error (device dm-0): ext4_find_entry', 'XFS (sdb1): Metadata corruption detected', 'Buffer I/O error on dev dm-3, logical block 0',
  ])('find the error of a device: %s', text => expect(matches('disk-errors', text)).toBe(true));
  it.each(['nvme nvme0: 8/0/0 default/read/poll queues', 'EXT4-fs (sda1): mounted filesystem', 'ata1: SATA link up 6.0 Gbps', 'libceph: mon0 session established'])('find none in: %s', text => expect(matches('disk-errors', text)).toBe(false));
  it('find commands that change something, not those that read', () => {
    const line = (level: string) => `debug 2026-11-29T07:00:00.000+0000 7f 0 log_channel(audit) log [${level}] : from='client.? 10.0.0.1:0/1' entity='client.admin' cmd=[{"prefix": "osd out"}]: dispatch`;
    expect([matches('commands', line('INF')), matches('commands', line('DBG'))]).toEqual([true, false]);
  });
  it('have a name each', () => expect(new Set(SAVED_QUERIES.map(({ name }) => name)).size).toBe(SAVED_QUERIES.length));
});

it.each([['osd.3', { type: 'osd', id: '3' }], ['mds.files-a', { type: 'mds', id: 'files-a' }], ['rbd-mirror.a', { type: 'rbd-mirror', id: 'a' }], ['osd3', undefined], ['osd.', undefined], ['x.1', undefined]])('%s is a daemon: %j', (name, parts) => expect(daemonParts(name)).toEqual(parts));
it.each([['shop/carts', true], ['carts', false], ['a/b/c', false], ['A/b', false]])('%s is a claim: %s', (name, is) => expect(isClaim(name)).toBe(is));
it('lines are sorted by their times, and keep their order where these are equal', () => expect(byTime([{ time: '2', kind: '', text: 'c' }, { time: '1', kind: '', text: 'a' }, { time: '1', kind: '', text: 'b' }]).map(({ text }) => text)).toEqual(['a', 'b', 'c']));
it('every kind is collected once', () => expect(LOG_SOURCES.map(({ kind }) => kind)).toEqual(['daemon', 'operator', 'csi', 'kernel', 'event', 'crash']));
