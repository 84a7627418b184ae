import type { ImportedKind } from './kinds';
import type { ObjectShape, Shape } from './shapes';

/** A structure that becomes an interface, shared by every place that has the same one. */
export interface NamedShape {
  readonly name: string;
  readonly shape: ObjectShape;
  /** The interface it was first met in; undefined for the body of a kind. */
  readonly owner?: NamedShape;
}

interface Found {
  readonly shape: ObjectShape;
  readonly key: string;
  readonly owner?: Found;
  readonly kind?: string;
  uses: number;
}

/**
 * Names all structures of some kinds, equal ones once.
 * A structure is called after its field. Where several different ones would be called the same, the most used one keeps the short name
 * and the others are called after their owner too; plain numbering would rename many of them whenever upstream adds one.
 */
export class Naming {
  /** In order of first appearance, kinds first in their own order. */
  public readonly all: NamedShape[];
  private readonly found = new Map<string, Found>();
  private readonly named = new Map<string, NamedShape>();

  constructor(kinds: ImportedKind[]) {
    for (const { kind, body } of kinds) this.found.set(kind, { shape: body, key: kind, kind, uses: 1 });
    for (const { kind, body } of kinds) this.meetFields(body, this.found.get(kind)!);
    this.nameAll();
    this.all = [...this.named.values()];
  }

  /** The interface for a structure that is not itself a kind's body; undefined for one without fields. */
  public of(shape: ObjectShape): NamedShape | undefined {
    return this.named.get(structure(shape));
  }

  private meetFields(shape: ObjectShape, owner: Found): void {
    for (const [key, field] of Object.entries(shape.fields)) this.meet(field, key, owner);
  }

  private meet(shape: Shape, key: string, owner: Found): void {
    if (shape.is === 'list') return this.meet(shape.item, key, owner);
    if (shape.is === 'map') return this.meet(shape.value, key, owner);
    if (shape.is !== 'object' || Object.keys(shape.fields).length === 0) return;
    const id = structure(shape);
    const known = this.found.get(id);
    if (known) {
      known.uses++;
      return;
    }
    const found = { shape, key: shape.name ?? pascalCase(key), owner, uses: 1 };
    this.found.set(id, found);
    this.meetFields(shape, found);
  }

  private nameAll(): void {
    const holders = this.shortNames();
    const taken = new Set([...holders.values()].map(({ key }) => key));
    const names = new Map<Found, NamedShape>();
    for (const [id, found] of this.found) {
      const owner = found.owner && names.get(found.owner);
      const holds = holders.get(found.key) === found;
      const name = holds ? found.key : untaken(`${owner!.name}${found.key}`, taken);
      taken.add(name);
      const named = { name, shape: found.shape, owner };
      names.set(found, named);
      this.named.set(id, named);
    }
  }

  /** Which structure may be called just like its field. Kinds always are, and nobody else is called Spec. */
  private shortNames(): Map<string, Found> {
    const holders = new Map<string, Found>();
    for (const found of this.found.values()) {
      const holder = holders.get(found.key);
      if (found.key !== 'Spec' && (!holder || (!holder.kind && found.uses > holder.uses))) holders.set(found.key, found);
    }
    return holders;
  }
}

const structures = new WeakMap<Shape, string>();

/** The same text for the same structure, wherever it stands; structures upstream itself tells apart by name stay apart. */
function structure(shape: Shape): string {
  let text = structures.get(shape);
  if (text === undefined) {
    text = JSON.stringify(shape, (_, value) => {
      const isTable = value !== null && typeof value === 'object' && !Array.isArray(value);
      return isTable ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
    });
    structures.set(shape, text);
  }
  return text;
}

function untaken(name: string, taken: Set<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    if (!taken.has(`${name}${number}`)) return `${name}${number}`;
  }
}

function pascalCase(key: string): string {
  const words = key.replace(/[^a-zA-Z\d]+(.)/g, (_, letter: string) => letter.toUpperCase());
  return words.replace(/^[a-z]|\d[a-z]/g, start => start.toUpperCase());
}
