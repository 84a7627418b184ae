/*
 * Rook reads an object as a whole and writes it back when it adds its finalizer. What it leaves out or adds then has an owner of its own,
 * and a list has one owner in all: if it comes back different, the next `kubectl apply --server-side` is refused as a conflict with the
 * field manager `rook`. So lists, and all that can be false, are written here as Rook writes them.
 */

/** Rook leaves most switches out that are off. */
export function trueOrAbsent(value: boolean | undefined): true | undefined {
  return value ? true : undefined;
}
