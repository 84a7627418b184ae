/** Options of Ceph by section and name, as a CephCluster has them in `spec.cephConfig`. */
export type Options = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** An entry of `ceph config dump`. */
export interface Setting { readonly section: string; readonly name: string; readonly value: string }

/** Ceph writes numbers in its own way: 15 becomes 15.000000. */
const same = (one: string, other: string) => one === other || (one.trim() !== '' && other.trim() !== '' && Number(one) === Number(other));

/** What was declared and does not stand in Ceph, or stands with another value, each as a line. */
export function notSet(declared: Options, dump: readonly Setting[]): string[] {
  return Object.entries(declared).flatMap(([section, options]) => Object.entries(options).flatMap(([name, value]) => {
    const found = dump.find(setting => setting.section === section && setting.name === name);
    if (!found) return [`${section}: ${name} is not set, and is to be ${value}`];
    return same(found.value, value) ? [] : [`${section}: ${name} is ${found.value}, and is to be ${value}`];
  }));
}
