import { Place } from './place';
import { entriesOf, Site } from './site';
import type { VolumeSpec } from '../../model/layout';
import { DeviceClass, Host, LocalVolume, LocalVolumeSet, VolumeClaims } from '../../volumes';
import type { StackHostProps, StackVolumeProps } from '../stack-volumes';
import type { StorageStackProps } from '../storage-stack-props';

/** The device layer: sets of local volumes, and claims on classes that are already there. */
export function buildVolumes(site: Site, props: StorageStackProps): void {
  if (props.hosts !== undefined) addSet(site, Place.of('hosts'), Place.ROOT, props.volumeSet ?? 'disks', props.hosts);
  for (const [name, { hosts }, place] of entriesOf(Place.of('volumeSets'), props.volumeSets)) addSet(site, place, place, name, hosts);
  for (const [name, claims, place] of entriesOf(Place.of('volumeClaims'), props.volumeClaims)) {
    const { size, deviceClass, zones, ...rest } = claims;
    const made = site.make(place, (scope, id) => new VolumeClaims(scope, id, {
      ...rest, name, size: site.faults.size(place.at('size'), size), deviceClass: classOf(deviceClass), zones: zones && [...zones],
    }));
    if (made) site.sources.set(place, made);
  }
}

/** A device class by its name. */
export function classOf(name: string | undefined): DeviceClass | undefined {
  return name === undefined ? undefined : DeviceClass.of(name);
}

function addSet(site: Site, place: Place, properties: Place, name: string, hosts: { readonly [name: string]: StackHostProps }): void {
  const places = new Map<VolumeSpec, Place>();
  const note = (volume: LocalVolume, at: Place) => {
    places.set(volume._spec(), at);
    site.volumeNames.set(at.text, volume._spec().name);
  };
  const read = entriesOf(properties.at('hosts'), hosts).map(([host, options, at]) => Host.named(host, hostOptions(site, at, options, note)));
  const set = site.make(place, (scope, id) => new LocalVolumeSet(scope, id, { name, hosts: read }), properties);
  if (set === undefined) return;
  site.sources.set(place, set);
  for (const { spec, path } of set._objectPaths()) site.origin(path, places.get(spec) ?? place);
}

type Noted = (volume: LocalVolume, place: Place) => void;

function hostOptions(site: Site, place: Place, { volumes = [], monitor, memory, taints, ...rest }: StackHostProps, note: Noted) {
  return {
    ...rest,
    memory: site.faults.optionalSize(place.at('memory'), memory),
    taints: taints && [...taints],
    volumes: volumes.flatMap((volume, i) => volumeOf(site, place.at('volumes', i), volume, note) ?? []),
    monitor: monitor && volumeOf(site, place.at('monitor'), monitor, note),
  };
}

function volumeOf(site: Site, place: Place, props: StackVolumeProps, note: Noted): LocalVolume | undefined {
  const { size, disk, partition, logicalVolume, file, create, name, deviceClass, metadata, wal } = props;
  const options = {
    name,
    size: site.faults.size(place.at('size'), size),
    deviceClass: classOf(deviceClass),
    metadata: metadata && volumeOf(site, place.at('metadata'), metadata, note),
    wal: wal && volumeOf(site, place.at('wal'), wal, note),
  };
  if (!site.faults.oneOf(place, { disk, partition, logicalVolume, file }, true)) return undefined;
  site.faults.onlyWith(place, "'logicalVolume'", logicalVolume !== undefined, { create });
  const volume = disk !== undefined ? LocalVolume.disk(disk, options)
    : partition !== undefined ? LocalVolume.partition(partition, options)
      : file !== undefined ? LocalVolume.file(file, options)
        : logicalVolumeOf(site, place, logicalVolume!, { ...options, create });
  if (volume) note(volume, place);
  return volume;
}

function logicalVolumeOf(site: Site, place: Place, text: string, options: Parameters<typeof LocalVolume.logicalVolume>[2]): LocalVolume | undefined {
  const [group, volume, ...more] = text.split('/');
  if (group && volume && more.length === 0) return LocalVolume.logicalVolume(group, volume, options);
  site.faults.add('choice', place.at('logicalVolume'), `'${text}'`, 'it is not a volume group and a volume', "Write it as '<group>/<volume>'");
  return undefined;
}
