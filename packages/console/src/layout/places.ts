import { Alias, Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, Node, Pair } from 'yaml';

/** A field of a file by the keys that lead to it. */
export type Keys = readonly (string | number)[];

/** Where a field stands in the text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** Where the text stands that the field stands for, if it is repeated by an alias. */
  readonly anchor?: { readonly line: number; readonly column: number };
}

/** A reason, with the line in which its cause is written where an alias repeats it. */
export function reasonAt(reason: string, { anchor }: Position): string {
  return anchor === undefined ? reason : `${reason}; it is written in line ${anchor.line}`;
}

/** Finds fields in the text of a file. */
export class Places {
  public constructor(private readonly document: Document, private readonly lines: LineCounter) {}

  /** The position of a field, or of the nearest one above it that is there; of its key where asked. */
  public of(keys: Keys, what: 'key' | 'value' = 'value'): Position {
    const { node, key, alias } = this.find(keys);
    const own = this.at(offsetOf(what === 'key' ? key ?? node : node));
    return alias === undefined || node === alias ? own : { ...this.at(offsetOf(alias)), anchor: own };
  }

  /** The text that stands there, as it was written. */
  public source(keys: Keys): string | undefined {
    const { node, whole } = this.find(keys);
    const value = isAlias(node) ? node.resolve(this.document) : node;
    return whole && isScalar(value) ? value.source : undefined;
  }

  public at(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  /** As far as the file has what the keys lead to, and the last alias on the way. */
  private find(keys: Keys): { node: unknown; key?: unknown; alias?: Alias; whole: boolean } {
    let node: unknown = this.document.contents, key: unknown, alias: Alias | undefined;
    for (const name of keys) {
      if (isAlias(node)) [alias, node] = [node, node.resolve(this.document)];
      const next: Node | Pair | undefined = isMap(node) ? node.items.find(item => String(isScalar(item.key) ? item.key.value : item.key) === String(name))
        : isSeq(node) ? node.items[Number(name)] as Node | undefined : undefined;
      if (next === undefined) return { node: key ?? node, key, alias, whole: false };
      [key, node] = isPair(next) ? [next.key, isBlank(next.value) ? next.key : next.value] : [undefined, next];
    }
    return { node, key, alias, whole: true };
  }
}

/** A field that nothing stands behind has no place but its name. */
function isBlank(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && value.source === '');
}

function offsetOf(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0;
}

/** A field as it is told, in the words of the library: `hosts.node-a.volumes[0]`, `block['a.b']`. */
export function fieldOf(keys: Keys): string {
  return keys.map((key, i) => typeof key === 'number' ? `[${key}]` : /^[\w-]+$/.test(key) ? `${i === 0 ? '' : '.'}${key}` : `['${key}']`).join('');
}
