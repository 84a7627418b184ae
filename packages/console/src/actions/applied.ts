import type { Connection } from './cluster';
import { problem } from './cluster';
import { Outcome } from './outcome';
import { madeFrom } from '../input/source';
import { RunStore } from '../run/run-store';

/** The objects of a stack as they were applied. */
export interface AppliedObjects { readonly objects: readonly any[] }

/**
 * What was applied.
 * @param layout names it. @default - what the cluster keeps of it
 */
export async function appliedObjects(connection: Connection, namespace: string, layout: string | undefined): Promise<AppliedObjects | Outcome<never>> {
  if (layout !== undefined) {
    const source = madeFrom({ file: layout });
    return 'status' in source ? source : { objects: source.objects().map(({ object }) => object) };
  }
  const objects = await new RunStore(connection.recordsIn(namespace), namespace).applied();
  return objects !== undefined ? { objects } : {
    status: 'refused', problems: [problem('run/not-ours', namespace, 'what was applied is not known', "Name the layout that was applied with '--layout'; where the operator runs elsewhere, name its namespace with '--namespace'")],
  };
}
