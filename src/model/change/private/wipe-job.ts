import { WIPE_SCRIPT } from './wipe-script';
import { FILE_LINKS } from '../../layout';
import type { DeclaredDevice } from '../../manifests';

/** By this label the Jobs that wipe, and their pods, are found. */
export const WIPES = { app: 'cdk8s-ceph-wipe' };

/** What is wiped on one host. */
export interface Wiping {
  readonly host: string;
  readonly number: number;
  readonly namespace: string;
  /** An image of Ceph: everything that is called is in it. */
  readonly image: string;
  readonly fsid: string;
  /** SHA-256 of the key of the monitors: whose a monitor was is known by it. */
  readonly key: string;
  readonly dataDirHostPath: string;
  readonly devices: readonly DeclaredDevice[];
  readonly tolerations: readonly any[];
}

/** A Job that wipes the devices of one host, and takes away what Rook kept there. */
export function wipeJob({ host, number, namespace, image, fsid, key, dataDirHostPath, devices, tolerations }: Wiping): any {
  const places: readonly (readonly [name: string, path: string, type: string])[] = [
    ['dev', '/dev', 'Directory'], ['udev', '/run/udev', 'DirectoryOrCreate'], ['links', FILE_LINKS.replace(/\/$/, ''), 'DirectoryOrCreate'], ['rook', dataDirHostPath, 'DirectoryOrCreate'],
  ];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `${WIPES.app}-${number}`, namespace, labels: WIPES },
    spec: {
      backoffLimit: 20,
      template: {
        metadata: { labels: WIPES },
        spec: {
          automountServiceAccountToken: false,
          containers: [{
            name: 'wipe',
            image,
            command: ['bash', '-c', WIPE_SCRIPT, 'wipe', fsid, key, dataDirHostPath, namespace, ...devices.map(({ role, path }) => `${role}:${path}`)],
            env: [{ name: 'DM_DISABLE_UDEV', value: '1' }],
            // Where it is by default lies in the directory of devices, which is that of the host.
            terminationMessagePath: '/tmp/last-word',
            resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '512Mi' } },
            securityContext: { privileged: true, runAsUser: 0 },
            volumeMounts: places.map(([name, mountPath]) => ({ name, mountPath })),
          }],
          nodeSelector: { 'kubernetes.io/hostname': host },
          // The same pod is tried again: there is one last word a host.
          restartPolicy: 'OnFailure',
          tolerations: [...tolerations],
          volumes: places.map(([name, path, type]) => ({ name, hostPath: { path, type } })),
        },
      },
    },
  };
}
