import type { FoundDevice, InventoryKind } from './device';

/** A capture of a host that cannot be read. */
export class UnreadableCapture extends Error {}

/** What lsblk calls the kinds of devices. */
const KINDS: Readonly<Record<string, InventoryKind>> = { disk: 'disk', part: 'partition', lvm: 'logicalVolume', mpath: 'multipath', crypt: 'encrypted' };

/** The kind of a device, by the type that lsblk tells. */
export function kindOfType(type: string): InventoryKind {
  return /^raid|^md$/.test(type) ? 'raid' : KINDS[type] ?? 'other';
}

/** Powers of 1024, by the letter that lsblk prints. */
const UNITS = 'BKMGTPE';

/**
 * Read what `lsblk --json --bytes --output-all` prints, in any age from util-linux 2.32 on: numbers and booleans may be texts, there may
 * be one mount point or many, and a device below two others is shown twice. Links and further mounts are told apart.
 */
export function devicesOf(
  lsblk: unknown, links: Readonly<Record<string, readonly string[]>> = {}, mounts: ReadonlyMap<string, readonly string[]> = new Map(),
  fsids: ReadonlyMap<string, string> = new Map(),
): FoundDevice[] {
  const roots = (lsblk as { blockdevices?: unknown } | null)?.blockdevices;
  if (!Array.isArray(roots)) throw new UnreadableCapture("this is not what 'lsblk --json' prints: there is no list 'blockdevices'");
  const found = new Map<string, FoundDevice>();
  const visit = (node: any, parent?: string): void => {
    const path = pathOf(node);
    const below: any[] = Array.isArray(node.children) ? node.children : [];
    const known = found.get(path);
    const children = [...new Set([...known?.children ?? [], ...below.map(pathOf)])];
    // What stands below another one may be listed beside it as well.
    const parents = [...new Set([...known?.parents ?? [], ...parent === undefined ? [] : [parent]])];
    found.set(path, { ...deviceOf(node, path, [textOf(node['maj:min']) ?? '', path].flatMap(key => mounts.get(key) ?? [])), links: linksOf(node, path, links), parents, children, ...fsidOf(node, path, fsids) });
    for (const child of below) visit(child, path);
  };
  for (const root of roots) visit(root);
  return [...found.values()];
}

/** Labels of OSDs are told by the name of the kernel. */
function fsidOf(node: any, path: string, fsids: ReadonlyMap<string, string>): Pick<FoundDevice, 'cephFsid'> {
  const cephFsid = fsids.get(path) ?? fsids.get(`/dev/${textOf(node.kname)?.split('/').pop()}`);
  return cephFsid === undefined ? {} : { cephFsid };
}

/** Links lead to the name of the kernel, which for device mapper is another than its path. */
function linksOf(node: any, path: string, links: Readonly<Record<string, readonly string[]>>): string[] {
  const kernel = textOf(node.kname);
  return [...new Set([...links[path] ?? [], ...kernel === undefined ? [] : links[`/dev/${kernel.split('/').pop()}`] ?? []])];
}

function pathOf(node: any): string {
  const path = textOf(node?.path) ?? textOf(node?.kname) ?? textOf(node?.name);
  if (path === undefined) throw new UnreadableCapture("a device in the capture has neither 'path' nor 'name'");
  return path.startsWith('/') ? path : `/dev/${textOf(node.type) === 'part' || textOf(node.type) === 'disk' || node.kname !== undefined ? path : `mapper/${path}`}`;
}

function deviceOf(node: any, path: string, mounted: readonly string[]): Omit<FoundDevice, 'links' | 'parents' | 'children'> {
  const type = textOf(node.type) ?? '';
  const { bytes, rounded } = sizeOf(node.size);
  return {
    path,
    kind: kindOfType(type),
    type,
    bytes,
    rounded,
    signature: textOf(node.fstype),
    // Of a partition, it is the table that the partition is in.
    partitionTable: type === 'part' ? undefined : textOf(node.pttype),
    partitionType: textOf(node.parttype)?.toLowerCase(),
    partitionLabel: textOf(node.partlabel),
    mountPoints: [...new Set([...[...Array.isArray(node.mountpoints) ? node.mountpoints : [], node.mountpoint].flatMap(point => textOf(point) ?? []), ...mounted])],
    model: textOf(node.model),
    serial: textOf(node.serial),
    wwn: textOf(node.wwn),
    transport: textOf(node.tran),
    rotational: booleanOf(node.rota),
    readOnly: booleanOf(node.ro) === true,
    removable: booleanOf(node.rm) === true,
  };
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? undefined : text;
}

function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : undefined;
}

/** Without `--bytes` a size is rounded to a tenth of its unit: it is taken down by half of that, never up. */
function sizeOf(value: unknown): { bytes: number; rounded?: boolean } {
  if (typeof value === 'number') return { bytes: value };
  const [, number, unit] = /^(\d+(?:[.,]\d+)?)([BKMGTPE])?$/.exec(typeof value === 'string' ? value.trim() : '') ?? [];
  if (number === undefined) return { bytes: 0 };
  if (unit === undefined) return { bytes: Number(number) };
  return { bytes: Math.max(0, Math.floor((Number(number.replace(',', '.')) - 0.05) * 1024 ** UNITS.indexOf(unit))), rounded: true };
}

/** The disk of the system always shows one, so that a host of which none shows any could not look. */
export function showsSignature({ signature, partitionTable, partitionType }: FoundDevice): boolean {
  return (signature ?? partitionTable ?? partitionType) !== undefined;
}
