import { Rule, see } from '../../rules';
import { entries, on } from '../look';
import type { PolicyCase } from '../policy-case';
import { definedBy, Reference, references } from '../references';

/** What a set of local volumes of this library leaves on its volumes. */
const OF_OUR_SET = 'cdk8s-ceph/set';

/**
 * What is not among the objects may be in the cluster already, so a missing target is told only where its home is here:
 * things in Ceph next to their cluster, a CSI driver next to others of its operator, the class of a set next to its volumes.
 * Secrets, ConfigMaps, namespaces, claims and classes of others are never missed. A warning, because
 * even these may have been made by hand or by another app.
 */
export const danglingReference: Rule<PolicyCase> = {
  code: 'policy/dangling-reference',
  severity: 'warning',
  title: 'Every object that another one refers to is defined with it.',
  why: 'Rook and the CSI drivers wait for it and never finish: pools are not made, claims stay pending, and only a log tells the cause.',
  see: see('policy/dangling-reference'),
  check: subject => {
    const homes = homesIn(subject);
    return subject.manifests.flatMap(references).filter(reference => !homes.known.has(reference.to) && !isOpen(reference.to, homes.known) && isMissed(reference, homes))
      .map(({ from, property, to }) => on(from, property, to, 'no object that is judged here defines it', 'Correct the name, or define the object; if the object exists in the cluster already, approve this with that reason'));
  },
};

/** What is here; looked up once, for a layout may have thousands of references. */
interface Homes {
  readonly known: ReadonlySet<string>;
  /** The names of CSI drivers. */
  readonly drivers: readonly string[];
  /** The classes of volumes of our sets. */
  readonly classes: ReadonlySet<string>;
}

function homesIn({ manifests, volumes }: PolicyCase): Homes {
  const known = new Set(manifests.flatMap(definedBy));
  const ofSets = [...volumes.values()].filter(({ object }) => object.metadata?.labels?.[OF_OUR_SET] !== undefined);
  return {
    known,
    drivers: [...known].filter(id => /^Driver\/[^/]*$/.test(id)).map(id => id.slice('Driver/'.length)),
    classes: new Set(ofSets.map(({ object }) => object.spec?.storageClassName)),
  };
}

/** What is here without a namespace may be in any; another rule tells of it. */
function isOpen(to: string, known: ReadonlySet<string>): boolean {
  const [kind, , name] = to.split('/');
  return name !== undefined && (known.has(`${kind}/${name}`) || known.has(`${kind}/undefined/${name}`));
}

function isMissed({ from, to }: Reference, { known, drivers, classes }: Homes): boolean {
  const [kind, home, ...rest] = to.split('/');
  switch (kind) {
    case 'Cluster': return secretNamespaces(from.object).some(namespace => known.has(`Cluster/${namespace}`));
    case 'Driver': {
      const prefix = /^(.*\.)(rbd|cephfs|nfs)\.csi\.ceph\.com$/.exec(home)?.[1];
      return rest.length === 0 && prefix !== undefined && drivers.some(driver => driver.startsWith(prefix));
    }
    case 'StorageClass': return classes.has(home);
    case 'Pool': case 'CephFilesystem': case 'CephObjectStore': case 'CephObjectZone': case 'CephObjectZoneGroup': case 'CephObjectRealm': return known.has(`Cluster/${home}`);
    default: return false;
  }
}

function secretNamespaces({ parameters }: any): string[] {
  return entries(parameters).filter(([key]) => key.endsWith('-secret-namespace')).map(([, namespace]) => namespace);
}
