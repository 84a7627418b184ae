import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CrushMap, crushText, NONE, OsdStates, UNIT } from '../../../src/model/crush';

/** All of it, rather than the sample that fits into a minute. */
export const FULL = process.env.BLACKBOX === 'full';

/** Debian's ceph-base, used as a black box. A missing tool fails the tests: what was not compared does not count as equal. */
export class CephTools {
  private readonly folder = mkdtempSync(join(tmpdir(), 'blackbox-'));

  public constructor() {
    try {
      this.run('crushtool', ['--help']);
    } catch {
      throw new Error('crushtool is missing: apt-get install --no-install-recommends ceph-base');
    }
  }

  public file(name: string): string {
    return join(this.folder, name);
  }

  public done(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  public run(command: string, args: readonly string[], timeout?: number): string {
    return execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 30, timeout }).toString();
  }

  /** Compile a map. */
  public compile(map: CrushMap): string {
    writeFileSync(this.file('map.txt'), crushText(map));
    this.run('crushtool', ['-c', this.file('map.txt'), '-o', this.file('map')]);
    return this.file('map');
  }

  /** What `ceph osd crush dump` would tell. */
  public dump(compiled: string): unknown {
    const text = this.run('crushtool', ['-i', compiled, '--dump']);
    return JSON.parse(text.slice(text.indexOf('{')));
  }

  /** crushtool's mappings of the groups of a pool, `size` places each, NONE behind the last one. */
  public mappings(compiled: string, rule: number, size: number, groups: number, pool: number, reweights: Uint32Array): Int32Array {
    const weights = [...reweights].flatMap((weight, osd) => weight === UNIT ? [] : ['--weight', `${osd}`, `${weight / UNIT}`]);
    const text = this.run('crushtool', [
      '-i', compiled, '--test', '--rule', `${rule}`, '--num-rep', `${size}`, '--min-x', '0', '--max-x', `${groups - 1}`,
      '--pool-id', `${pool}`, '--show-mappings', ...weights,
    ]);
    const result = new Int32Array(groups * size).fill(NONE);
    let lines = 0;
    for (const [, x, osds] of text.matchAll(/ x (\d+) \[(.*)\]/g)) {
      if (osds !== '') osds.split(',').forEach((osd, i) => result[Number(x) * size + i] = Number(osd));
      lines++;
    }
    if (lines !== groups) throw new Error(`crushtool gave ${lines} mappings instead of ${groups}`);
    return result;
  }

  /** A map of OSDs with one pool, `rbd`, of 3 copies, id 1 and rule 0; all OSDs exist. `groups` is a power of two not below the OSDs. */
  public osdMap(compiled: string, osds: number, groups: number): string {
    const slots = slotsFor(osds);
    const bits = `${Math.log2(groups / slots)}`;
    const path = this.file('osdmap');
    this.run('osdmaptool', [path, '--createsimple', `${slots}`, '--with-default-pool', '--pg-bits', bits, '--pgp-bits', bits, '--clobber']);
    this.run('osdmaptool', [path, '--import-crush', compiled]);
    return path;
  }

  /** Where the groups of pool 1 are, and which OSD is first. */
  public upSets(osdMap: string, args: readonly string[]): { osds: number[]; primary: number }[] {
    const text = this.run('osdmaptool', [osdMap, ...args, '--test-map-pgs-dump', '--pool', '1']);
    return [...text.matchAll(/^1\.([0-9a-f]+)\t\[(.*)\]\t(-?\d+)$/gm)]
      .map(([, pg, osds, primary]) => ({ pg: parseInt(pg, 16), osds: osds === '' ? [] : osds.split(',').map(Number), primary: Number(primary) }))
      .sort((a, b) => a.pg - b.pg);
  }

  /**
   * Let the balancer work until it finds nothing more; that takes a fraction of a second, or, as happens, for ever.
   * @returns how many groups each OSD holds then; nothing where it does not come to an end
   */
  public balanced(osdMap: string, osds: number): number[] | undefined {
    try {
      this.run('osdmaptool', [osdMap, '--mark-up-in', '--upmap', this.file('upmap'), '--upmap-max', '10000', '--upmap-deviation', '1', '--upmap-active', '--save'], 20_000);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ETIMEDOUT') return undefined;
      throw error;
    }
    const counts = new Array<number>(osds).fill(0);
    for (const { osds: held } of this.upSets(osdMap, ['--mark-up-in'])) for (const osd of held) counts[osd]++;
    return counts;
  }

  /** Write into a new map of OSDs which are up, how far they are in, and how willing they are to be first; the tool has options for one at a time only. */
  public setOsds(osdMap: string, { up, reweights, primaryAffinities = new Uint32Array(up.length).fill(UNIT) }: OsdStates): void {
    const old = readFileSync(osdMap);
    const slots = up.length;
    const vector = (at: number) => old.readUInt32LE(at) === slots && old.subarray(at + 4, at + 4 + slots * 4).every(byte => byte === 0);
    // Two lists stand side by side: what state each is in, and how far it is in.
    let states = 8;
    while (!(vector(states) && vector(states + 4 + slots * 4))) states++;
    const weights = states + 4 + slots * 4;
    for (let i = 0; i < slots; i++) {
      old.writeUInt32LE(up[i] ? 3 : 1, states + 4 + i * 4);
      old.writeUInt32LE(reweights[i], weights + 4 + i * 4);
    }
    // Affinities stand before the CRUSH map, which begins with a magic word and has its length before it.
    const isCrush = (at: number) => {
      const length = old.readUInt32LE(at - 4);
      return old.readUInt32LE(at) === 0x10000 && old.readUInt32LE(at - 8) === 0 && length > 100 && length < old.length - at;
    };
    let crush = weights + 4 + slots * 4;
    while (!isCrush(crush)) crush++;
    const inserted = Buffer.alloc(4 + slots * 4);
    inserted.writeUInt32LE(slots, 0);
    primaryAffinities.forEach((affinity, i) => inserted.writeUInt32LE(affinity, 4 + i * 4));
    const body = Buffer.concat([old.subarray(0, crush - 8), inserted, old.subarray(crush - 4, old.length - 4)]);
    for (const length of [2, 8]) body.writeUInt32LE(body.readUInt32LE(length) + slots * 4, length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32c(body), 0);
    writeFileSync(osdMap, Buffer.concat([body, sum]));
  }
}

/** How many OSDs the tool must be asked for, so that a power of two groups comes out. */
export function slotsFor(osds: number): number {
  return 2 ** Math.max(2, Math.ceil(Math.log2(osds)));
}

function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
  }
  return crc >>> 0;
}
