import { canonicalPath, logicalVolumeOf } from './device-path';

/** Which physical device a name means, so that two names of one device can be told. */
export interface DeviceIdentity {
  /** The same for all names of a device from which it can be derived; never shown to people. */
  readonly device: string;
  /** The number of the partition on that device. */
  readonly part?: string;
  /**
   * Where it names one device only: `world` is burnt in, so that on two hosts it is one LUN or a slip; `copied` is written beside the
   * content, so that it comes with the image of a disk; `host` says nothing beyond its host.
   */
  readonly scope: 'world' | 'copied' | 'host';
  /** The drive, where the name leaves open which of its namespaces is meant. */
  readonly anyNamespaceOf?: string;
}

/** Serials that a hypervisor makes up alike for every machine, or that its owner chooses. */
const MADE_UP = /QEMU|VMware_Virtual|Msft_Virtual/i;

const EMPTY = /^(0+|f+)$/i;

export function deviceIdentity(path: string): DeviceIdentity {
  const canonical = canonicalPath(path);
  const [, whole, part] = /^(.*?)(?:-part(\d+))?$/.exec(canonical)!;
  const known = byId(whole) ?? byMapper(whole) ?? byPath(whole);
  return known ? { part, ...known } : { device: whole, part, scope: 'host' };
}

/** Two identities of one host that are one device, or a device and a part of it. */
export function overlaps(a: DeviceIdentity, b: DeviceIdentity): boolean {
  return a.device === b.device && (a.part === b.part || a.part === undefined || b.part === undefined);
}

function byId(path: string): DeviceIdentity | undefined {
  const partUuid = /^\/dev\/disk\/by-partuuid\/(.+)$/.exec(path);
  if (partUuid) return { device: `partuuid:${partUuid[1].toLowerCase()}`, scope: 'copied' };
  const [, name] = /^\/dev\/disk\/by-id\/(.+)$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  const [, bus, rest] = /^(wwn|nvme|ata|scsi|md-uuid|dm-uuid-LVM|dm-name)-(.+)$/.exec(name) ?? [];
  switch (bus) {
    case 'wwn': return rest.startsWith('0x') ? wwid('3', rest.slice(2)) : wwid('', rest);
    case 'nvme': return nvme(rest);
    case 'ata': return serial('ata', rest);
    case 'scsi': return scsi(rest);
    case 'md-uuid': case 'dm-uuid-LVM': return { device: `${bus}:${rest}`, scope: 'copied' };
    case 'dm-name': return byMapper(`/dev/mapper/${rest}`) ?? { device: logicalVolumeOf(rest) ?? `/dev/mapper/${rest}`, scope: 'host' };
    default: return multipath(name);
  }
}

/** `dm-uuid-mpath-<WWID>`, and `dm-uuid-part<n>-mpath-<WWID>` for a part of it. */
function multipath(name: string): DeviceIdentity | undefined {
  const [, part, id] = /^dm-uuid-(?:part(\d+)-)?mpath-(.+)$/.exec(name) ?? [];
  const known = id === undefined ? undefined : scsi(id);
  return known && part !== undefined ? { ...known, part } : known;
}

function byMapper(path: string): DeviceIdentity | undefined {
  const [, id, part] = /^\/dev\/mapper\/([23][0-9a-f]{16,32}|(?:eui|uuid)\.[0-9a-f-]+?)(?:p(\d+))?$/.exec(path) ?? [];
  const known = id === undefined ? undefined : scsi(id);
  return known && part !== undefined ? { ...known, part } : known;
}

/** One place under the names that several ages of udev give it. */
function byPath(path: string): DeviceIdentity | undefined {
  const lun = /^\/dev\/disk\/azure\/(?:scsi1\/lun|data\/by-lun\/)(\d+)$/.exec(path);
  if (lun) return { device: `azure-lun:${lun[1]}`, scope: 'host' };
  if (!path.startsWith('/dev/disk/by-path/')) return undefined;
  const place = path.slice('/dev/disk/by-path/'.length).replace(/^virtio-/, '').replace(/-usbv\d+-/, '-usb-').replace(/(-ata-\d+)\.0$/, '$1');
  // A target on the network is the same from everywhere, though it may show each host another LUN.
  return { device: `path:${place}`, scope: /^ip-.*-(iscsi|nvme)-/.test(place) ? 'copied' : 'host' };
}

/** The identifier of SCSI, also that of multipath: a digit for its form, then the rest. */
function scsi(id: string): DeviceIdentity | undefined {
  const ata = /^[01S]ATA_+(.+)$/.exec(id);
  if (ata) return serial('ata', ata[1]);
  switch (id[0]) {
    case '3': case '2': return wwid(id[0], id.slice(1));
    case '1': return serial('t10', id.slice(1));
    case 'S': return serial('scsi', id.slice(1));
    case 'e': case 'u': case 'n': return wwid('', id);
    // Form 0 is whatever a vendor, or the owner of a virtual machine, thought of.
    default: return undefined;
  }
}

function wwid(form: string, id: string): DeviceIdentity | undefined {
  const [, kind, hex] = form === '3' ? ['', 'naa', id] : form === '2' ? ['', 'eui', id] : /^(eui|uuid|nvme)\.(.+)$/.exec(id) ?? ['', 'wwn', id];
  if (EMPTY.test(hex) && hex.length >= 16) return undefined;
  return kind === 'nvme' ? nvme(id) : { device: `${kind}:${hex.toLowerCase()}`, scope: 'world' };
}

/** `eui.…` and `uuid.…`; `nvme.<vendor>-<serial>-<model>-<namespace>` in hexadecimal; `<model>_<serial>`, which is namespace 1, and `<model>_<serial>_<namespace>`. */
function nvme(id: string): DeviceIdentity | undefined {
  if (/^(eui|uuid)\./.test(id)) return wwid('', id);
  const coded = /^nvme\.[0-9a-f]{4}-([0-9a-f]+)-([0-9a-f]+)-([0-9a-f]{8})$/.exec(id);
  if (coded) {
    const namespace = parseInt(coded[3], 16);
    const drive = `${text(coded[2])}_${text(coded[1])}`;
    return serial('nvme', namespace === 1 ? drive : `${drive}_${namespace}`);
  }
  const first = /^(.+_.+)_1$/.exec(id);
  const known = serial('nvme', first ? first[1] : id);
  return first ? known : { ...known, anyNamespaceOf: `nvme:${id}` };
}

function serial(kind: string, name: string): DeviceIdentity {
  return { device: `${kind}:${name}`, scope: MADE_UP.test(name) ? 'host' : 'world' };
}

/** Hexadecimal digits as the text that udev makes of them. */
function text(hex: string): string {
  const characters = (hex.match(/../g) ?? []).map(byte => String.fromCharCode(parseInt(byte, 16))).join('');
  return characters.trim().replace(/\s+/g, '_');
}
