/** What the command of the capture prints between its parts. */
export const PART = '=== cdk8s-ceph ';
