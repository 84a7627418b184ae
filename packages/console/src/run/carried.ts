import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { change } from 'cdk8s-ceph/model';

/** A plan with everything that a later run needs to go on with it, on whatever machine. */
export interface Carried {
  readonly steps: readonly change.Step[];
  /** The objects of both states: the plan is judged anew from them. */
  readonly former: readonly any[];
  readonly next: readonly any[];
  readonly approvals: readonly { readonly code: string; readonly at?: string; readonly reason: string }[];
  readonly operatorNamespace: string;
  /** The bytes that steps were foretold to move, by their ids. Absent in runs that were begun by an older command. */
  readonly moves?: Readonly<Record<string, number>>;
  /** The whole stack is taken down. @default - it becomes `next` */
  readonly teardown?: true;
}

/** Each object once, however many steps apply it; figures are computed anew where they are wanted. */
interface Packed {
  readonly objects: readonly any[];
  readonly carried: unknown;
}

/** Marks a list of objects that stands in the table. */
const LIST = '$objects';

/** The bytes that each step was foretold to move, by the ids of the steps, whoever carries it out now. */
export const foretoldBy = ({ steps, moves }: Carried): Readonly<Record<string, number>> =>
  ({ ...Object.fromEntries(steps.flatMap(({ id, moves: figure }) => figure === undefined ? [] : [[id, figure.value]])), ...moves });

/** As bytes that are small enough for Kubernetes: the kinds of Rook alone are megabytes. */
export function packed(carried: Carried): Buffer {
  const places = new Map<string, number>(), objects: any[] = [];
  const place = (object: any) => {
    const text = JSON.stringify(object);
    if (!places.has(text)) places.set(text, objects.push(object) - 1);
    return places.get(text)!;
  };
  const list = (all: readonly any[]) => ({ [LIST]: all.map(place) });
  const actions = (all: readonly change.Action[]) => all.map(action => action.objects === undefined ? action : { ...action, objects: list(action.objects) });
  const steps = carried.steps.map(({ moves: _, ...step }) => ({
    ...step, actions: actions(step.actions), finalActions: actions(step.finalActions), ...step.undo === undefined ? {} : { undo: actions(step.undo) },
  }));
  const moves = foretoldBy(carried);
  const rest = { ...carried, ...Object.keys(moves).length === 0 ? {} : { moves }, steps, former: list(carried.former), next: list(carried.next) };
  return compressed({ objects, carried: rest } satisfies Packed);
}

export function unpacked(bytes: Buffer): Carried {
  const { objects, carried } = decompressed(bytes) as Packed;
  return JSON.parse(JSON.stringify(carried), (_, value: unknown) => {
    const list = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[LIST] : undefined;
    return Array.isArray(list) ? list.map(at => objects[at as number]) : value;
  }) as Carried;
}

export function compressed(value: unknown): Buffer {
  return brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 22 } });
}

export function decompressed(bytes: Buffer): unknown {
  return JSON.parse(brotliDecompressSync(bytes).toString()) as unknown;
}

/** Two plans with one digest do the same. */
export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
