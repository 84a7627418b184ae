import { Yaml } from 'cdk8s';
import { CephVersion } from 'cdk8s-ceph';
import { inventory } from 'cdk8s-ceph/model';

/** The label by which the pods are found. */
export const LABEL = 'app=cdk8s-ceph-inventory';

/**
 * Pods that print the capture of each node, for whoever cannot log in there. They may do as little as works: see the devices and the
 * database of udev, read only, and the mounts and files of the node by way of its first process. Without the right to open a device they
 * cannot write to one, nor read the label of an OSD.
 */
export function inventoryPods(namespace = 'default', image = CephVersion.V20_2_4.image, command = inventory.CAPTURE_COMMAND): any {
  const [key, name] = LABEL.split('='), labels = { [key]: name };
  const seen = { devices: '/dev', udev: '/run/udev' };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          hostPID: true,
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 1,
          tolerations: [{ operator: 'Exists' }],
          containers: [{
            name: 'inventory',
            image,
            command: ['bash', '-c', `${command}; sleep infinity`],
            // Where it is by default lies in the directory of devices. That is the node's and read only here: where no pod has made the file before, the container does not start.
            terminationMessagePath: '/tmp/last-word',
            env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
            resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
            securityContext: { runAsUser: 0, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'], add: ['SYS_PTRACE'] } },
            volumeMounts: Object.entries(seen).map(([volume, mountPath]) => ({ name: volume, mountPath, readOnly: true })),
          }],
          volumes: Object.entries(seen).map(([volume, path]) => ({ name: volume, hostPath: { path } })),
        },
      },
    },
  };
}

/** The same as YAML for `kubectl apply -f -`. */
export function inventoryPodsYaml(): string {
  return Yaml.stringify(inventoryPods()).trimEnd();
}
