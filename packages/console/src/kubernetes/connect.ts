import type { Watch } from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import type { checks } from 'cdk8s-ceph/model';
import { CephClient, localClient } from './client';
import { KubeObjects, Objects } from './objects';
import { recordsOf } from './records';
import { Rest } from './rest';
import { Toolbox } from './toolbox';
import type { Clock, Hands } from '../run/hands';
import type { Records } from '../run/records';

/** A cluster that is reached. */
export interface Connection {
  readonly hands: Hands;
  readonly objects: KubeObjects;
  /** Records of ours in a namespace, which is made where it is not there. */
  readonly recordsIn: (namespace: string) => Records;
  /** What the context is called, for whoever is asked whether he means it. */
  readonly name: string;
  /** The time in it. */
  readonly clock: Clock;
  /** Takes away what was made to ask. */
  readonly close: () => Promise<void>;
}

/** How the cluster is found: as `kubectl` finds it, unless something else is said. */
export interface Reach {
  readonly kubeconfig?: string;
  readonly context?: string;
  /** The command of a client of Ceph on this machine. @default - commands are given in the toolbox of the cluster */
  readonly ceph?: string;
  /** Another way to a cluster. @default - the API server of the context */
  readonly connect?: () => Promise<Connection>;
}

export async function connect({ kubeconfig, context, ceph, connect: otherwise }: Reach): Promise<Connection> {
  if (otherwise !== undefined) return otherwise();
  // Modules of the new kind: those of the old kind can only wait for them. Each for itself, or the bundle would hold every type of Kubernetes.
  const [{ KubeConfig }, { Exec }, { Watch: Watching }] = await Promise.all([
    import('@kubernetes/client-node/dist/config.js'), import('@kubernetes/client-node/dist/exec.js'), import('@kubernetes/client-node/dist/watch.js'),
  ]);
  const config = new KubeConfig();
  if (kubeconfig === undefined) config.loadFromDefault();
  else config.loadFromFile(kubeconfig);
  if (context !== undefined) config.setCurrentContext(context);
  const objects = new Objects(new Rest(config)), client = ceph === undefined ? new Toolbox(new Exec(config), objects) : localClient(ceph);
  return {
    hands: handsOf(new Watching(config), objects, client),
    objects,
    recordsIn: namespace => recordsOf(objects, namespace),
    name: config.getCurrentContext(),
    clock,
    close: () => client.close(),
  };
}

function handsOf(watch: Watch, objects: Objects, client: CephClient): Hands {
  return {
    list: selected => objects.list(selected),
    ceph: (cluster, words) => client.ask(cluster, words),
    apply: async all => {
      for (const object of all) await objects.apply(object);
    },
    remove: selected => objects.remove(selected),
    scale: (selected, replicas) => objects.scale(selected, replicas),
    patch: (selected, patch) => objects.patch(selected, patch),
    evict: pod => objects.evict(pod),
    changed: (selected, seconds, signal) => changed(watch, objects, selected, seconds, signal),
  };
}

/** Returns at the first change. What cannot be watched is asked again when the time is over. */
async function changed(watch: Watch, objects: Objects, selected: readonly checks.Selected[], seconds: number, signal: AbortSignal): Promise<void> {
  const places = await Promise.all(selected.map(each => objects.watchedAt(each).catch(() => undefined)));
  // Whatever comes first ends the others: a clock that runs on would keep its ear at the signal.
  const over = new AbortController();
  await Promise.race([clock.sleep(seconds, AbortSignal.any([signal, over.signal])), ...places.flatMap(place => place === undefined ? [] : [new Promise<void>(done => {
    const { path, query, version } = place;
    const asked = { ...query, resourceVersion: version, timeoutSeconds: Math.ceil(seconds) };
    void watch.watch(path, asked, () => done(), () => undefined).then(each => over.signal.aborted ? each.abort() : over.signal.addEventListener('abort', () => each.abort(), { once: true }), () => undefined);
  })])]);
  over.abort();
}

/** The time as it is. */
export const clock: Clock = {
  now: () => Date.now() / 1000,
  sleep: (seconds, signal) => new Promise(done => {
    if (signal.aborted) {
      done();
      return;
    }
    const timer = setTimeout(ended, seconds * 1000);
    signal.addEventListener('abort', ended, { once: true });
    function ended() {
      clearTimeout(timer);
      signal.removeEventListener('abort', ended);
      done();
    }
  }),
};
