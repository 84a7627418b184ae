import { Construct } from 'constructs';
import { BoundCluster } from './private/bound-cluster';
import { HostPreparation } from './private/host-preparation';
import { className, localOffer, placedVolumes, PlacedVolume } from './private/offer';
import { IVolumeSource } from './volume-source';
import { describe, Phase, render } from '../core';
import { Host } from './host';
import { PersistentVolume, PersistentVolumeSpec } from '../imports/core';
import { StorageClass } from '../imports/storage.k8s.io';
import { HostSpec, quantity, topologyAnnotation, topologyLabels, VolumeOffer, VolumeSpec } from '../model/layout';
import { DEVICES_TOPIC, devicesOfHosts, LOCAL_VOLUME_SET_TOPIC } from '../model/rules';

/** Which hosts with which volumes. */
export interface LocalVolumeSetProps {
  /** The hosts and their volumes, in any order: the output does not depend on it. */
  readonly hosts: Host[];

  /**
   * The name of the set: it begins the names of its PersistentVolumes and StorageClasses, so it is a promise.
   * @default - the construct id
   */
  readonly name?: string;
}

/**
 * Devices of hosts as one layer of volumes: a disk, a partition, a logical volume or a file each becomes one local
 * PersistentVolume, and nothing above can tell the kinds apart.
 *
 * Volumes are bound by name to the OSD they carry, so adding, changing or removing one leaves all others as they are.
 * Removing a volume from code deletes nothing: drain and purge its OSD first.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#local
 * @stateful
 */
export class LocalVolumeSet extends Construct implements IVolumeSource {
  /** The name of the set, with which the names of its classes and volumes begin. */
  public readonly name: string;

  private readonly specs: readonly HostSpec[];
  private readonly offer: VolumeOffer;
  private readonly placed: readonly PlacedVolume[];

  public constructor(scope: Construct, id: string, props: LocalVolumeSetProps) {
    super(scope, id);
    this.name = props.name ?? id;
    this.specs = props.hosts.map(host => host._spec());
    this.offer = localOffer(this.node.path, this.name, this.specs);

    this.placed = placedVolumes(this.name, this.specs);
    for (const role of new Set(this.placed.map(volume => volume.role))) this.renderClass(className(this.name, role), role);
    for (const volume of uniqueNames(this.placed)) this.renderVolume(volume);
    describe(this, LOCAL_VOLUME_SET_TOPIC, () => ({ name: this.name, hosts: this.specs }));
    describe(this, DEVICES_TOPIC, () => ({ name: this.node.path, devices: devicesOfHosts(this.specs) }));
  }

  /**
   * The commands that give the nodes the labels which the declared topology stands for, one a host. Run them before the
   * first OSD is made: Rook reads the labels then, and moving a host later moves its data.
   */
  public get labelCommands(): string[] {
    return this.offer.hosts.filter(host => Object.keys(host.topology).length > 0).map(host => {
      const labels = Object.entries(topologyLabels(host.topology)).map(([key, value]) => `${key}=${value}`);
      return `kubectl label node ${host.name} ${labels.join(' ')}`;
    });
  }

  /** @internal */
  public _offer(): VolumeOffer {
    return this.offer;
  }

  /** @internal The paths of the objects that volumes became. */
  public _objectPaths(): { readonly spec: VolumeSpec; readonly path: string }[] {
    return this.placed.map(({ spec, name }) => ({ spec, path: `${this.node.path}/${idOf(name)}` }));
  }

  /** @internal */
  public _bind(cluster: BoundCluster): void {
    // A second cluster on the same volumes is refused by a rule of the cluster.
    if (this.node.tryFindChild('preparation')) return;
    HostPreparation.addWhereNeeded(this, { name: this.name, hosts: this.specs, volumes: this.placed, ...cluster });
  }

  private renderClass(name: string, role: string): void {
    render(this, StorageClass, { name }, () => ({
      provisioner: 'kubernetes.io/no-provisioner',
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: 'Retain',
    }), { phase: Phase.VOLUMES, id: `class-${role}` });
  }

  private renderVolume(volume: PlacedVolume): void {
    const labels = { 'cdk8s-ceph/set': this.name, 'cdk8s-ceph/role': volume.role };
    const annotations = topologyAnnotation(volume.topology);
    render(this, PersistentVolume, { name: volume.name, labels, annotations }, () => ({ spec: persistentVolumeSpec(volume) }), {
      phase: Phase.VOLUMES, keep: true, id: idOf(volume.name),
    });
  }
}

function persistentVolumeSpec(volume: PlacedVolume): PersistentVolumeSpec {
  return {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: quantity(volume.spec.bytes) },
    local: { path: volume.path },
    nodeAffinity: {
      required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [volume.host] }] }] },
    },
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: volume.storageClassName,
    volumeMode: volume.role === 'monitor' ? 'Filesystem' : 'Block',
  };
}

/** The id of the object of a volume. */
function idOf(volume: string): string {
  return `volume-${volume}`;
}

// Two volumes of one name are refused by a rule, which needs a construct tree to speak about.
function uniqueNames(volumes: readonly PlacedVolume[]): PlacedVolume[] {
  return [...new Map(volumes.map(volume => [volume.name, volume])).values()];
}
