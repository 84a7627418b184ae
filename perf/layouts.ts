import { ApiObject, App, Chart, Size, YamlOutputType } from 'cdk8s';
import { BlockPool, CephCluster, CephFilesystem, DeviceClass, Host, LocalVolume, LocalVolumeSet, Phase, StorageApp, StorageClass } from '../src';

const HOSTS_A_CLUSTER = 250;
const VOLUMES_A_HOST = 12;

/** As many hosts with 12 disks each, or as many as are asked for, in clusters of 250, with pools and classes; and what it consists of. */
export function libraryApp(hosts: number, outdir: string, volumesAHost = VOLUMES_A_HOST): { synth(): void; documents(): [Phase, any][] } {
  const app = new StorageApp({ outdir, quiet: true });
  for (let first = 0, cluster = 0; first < hosts; first += HOSTS_A_CLUSTER, cluster++) {
    addCluster(app, `storage-${cluster}`, first, Math.min(HOSTS_A_CLUSTER, hosts - first), volumesAHost);
  }
  return {
    synth: () => app.synth(),
    documents: () => Object.values(Phase).flatMap(phase => app.documents(phase).map((document): [Phase, any] => [phase, document])),
  };
}

/** The same objects, handed to cdk8s as they are: one chart a phase, which cdk8s writes as one file each. */
export function plainApp(documents: readonly [Phase, any][], outdir: string): App {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  const charts = new Map<Phase, Chart>();
  documents.forEach(([phase, document], i) => {
    const chart = charts.get(phase) ?? new Chart(app, phase, { disableResourceNameHashes: true });
    charts.set(phase, chart);
    new ApiObject(chart, `object-${i}`, document);
  });
  return app;
}

function addCluster(app: App, name: string, first: number, hosts: number, volumesAHost: number): void {
  const chart = new Chart(app, name);
  const volumes = new LocalVolumeSet(chart, `${name}-disks`, { hosts: Array.from({ length: hosts }, (_, i) => host(first + i, volumesAHost)) });
  const cluster = new CephCluster(chart, 'ceph', { storage: [volumes], namespace: name });
  const block = new BlockPool(chart, `${name}-block`, { cluster });
  const files = new CephFilesystem(chart, `${name}-files`, { cluster });
  new StorageClass(chart, `${name}-block-class`, { backend: block });
  new StorageClass(chart, `${name}-files-class`, { backend: files });
}

function host(number: number, volumes: number): Host {
  return Host.named(`node-${number}`, {
    rack: `rack-${Math.floor(number / 25)}`,
    cpus: 32,
    memory: Size.gibibytes(128),
    volumes: Array.from({ length: volumes }, (_, i) => LocalVolume.disk(`/dev/disk/by-id/wwn-0x5000c500${number}d${i}`, {
      name: `disk-${i}`, size: Size.tebibytes(4), deviceClass: DeviceClass.HDD,
    })),
  });
}
