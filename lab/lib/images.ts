/** Ceph as the cluster runs it. It has what clients and applications of the lab need, too. */
export const CEPH_IMAGE = 'quay.io/ceph/ceph:v20.2.4';
