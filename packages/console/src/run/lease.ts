import type { Clock } from './hands';
import { isDead, processId } from './process';
import { Conflict, microTime, record, Records } from './records';

const NAME = 'cdk8s-ceph';

/** The annotation that tells which process it is. */
const PROCESS = 'cdk8s-ceph/process';

/** So long a lease counts without being renewed: a run that was killed does not hold it longer. */
const SECONDS = 30;

/** Who carries out a plan. */
export interface Holder {
  readonly who: string;
  /** Since when, as ISO 8601. */
  readonly since: string;
}

/** Sees that one run at a time changes a cluster. */
export class RunLease {
  private renewing?: ReturnType<typeof setInterval>;

  public constructor(private readonly records: Records, private readonly namespace: string, private readonly who: string, private readonly clock: Clock) {}

  /** Who holds it now; nothing where nobody does, or whoever did was killed. */
  public async holder(): Promise<Holder | undefined> {
    const lease = await this.records.read('Lease', NAME), spec = lease?.spec;
    // Whoever was killed on this machine holds nothing any more; of others that shows only when the lease ends.
    if (!spec?.holderIdentity || isDead(`${lease.metadata.annotations?.[PROCESS]}`)) return undefined;
    const ends = Date.parse(spec.renewTime) / 1000 + Number(spec.leaseDurationSeconds ?? SECONDS);
    return ends < this.clock.now() ? undefined : { who: spec.holderIdentity, since: spec.acquireTime };
  }

  /** Take it; returns who holds it where that is somebody else. */
  public async take(): Promise<Holder | undefined> {
    const found = await this.records.read('Lease', NAME), held = await this.holder();
    if (held !== undefined && held.who !== this.who) return held;
    try {
      await this.write(this.moment, found?.metadata.resourceVersion);
      return undefined;
    } catch (error) {
      // Two took it at once, and the other was faster.
      if (error instanceof Conflict) return await this.holder() ?? { who: 'somebody else', since: this.moment };
      throw error;
    }
  }

  /** Renew it from now on. `lost` hears when somebody else has it, or when nobody could be asked until it ended. */
  public renew(lost: () => void): void {
    let renewed = this.clock.now();
    this.renewing = setInterval(() => {
      void this.renewOnce().then(ours => {
        if (ours) renewed = this.clock.now();
        else lost();
      }, () => {
        if (this.clock.now() - renewed > SECONDS) lost();
      });
    }, SECONDS / 3 * 1000);
    // Nobody waits for it at the end; in a browser nobody would.
    this.renewing.unref?.();
  }

  /** Renew it no more. */
  public rest(): void {
    clearInterval(this.renewing);
  }

  public async release(): Promise<void> {
    this.rest();
    const found = await this.records.read('Lease', NAME);
    if (found?.spec?.holderIdentity === this.who) await this.records.remove('Lease', NAME);
  }

  private async renewOnce(): Promise<boolean> {
    const found = await this.records.read('Lease', NAME);
    if (found?.spec?.holderIdentity !== this.who) return false;
    await this.write(found.spec.acquireTime, found.metadata.resourceVersion);
    return true;
  }

  private async write(acquireTime: string, resourceVersion: string | undefined): Promise<void> {
    const lease = record('Lease', this.namespace, NAME, { spec: { holderIdentity: this.who, leaseDurationSeconds: SECONDS, acquireTime, renewTime: this.moment } }, resourceVersion);
    await this.records.write({ ...lease, metadata: { ...lease.metadata, annotations: { [PROCESS]: processId() } } });
  }

  private get moment(): string {
    return microTime(new Date(this.clock.now() * 1000));
  }
}
