/** The label that names a daemon. */
export const BY_DAEMON: readonly string[] = ['ceph_daemon'];

/** Where an OSD is, as recorded series tell it. */
export const BY_OSD: readonly string[] = ['ceph_daemon', 'hostname', 'device_class'];
