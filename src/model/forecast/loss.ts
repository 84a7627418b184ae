import type { Loss as PlainLoss } from './simulation';
import type { FailureDomain } from '../layout';

/**
 * Something that fails. What is on it is taken to be lost, unless it is only `away`.
 */
export class Loss {
  /** A host with everything on it, its monitor included. */
  public static host(name: string): Loss {
    return new Loss({ level: 'host', name });
  }

  /** Everything in one place of a level, e.g. `Loss.domain(FailureDomain.RACK, 'r1')`. */
  public static domain(level: FailureDomain, name: string): Loss {
    return new Loss({ level, name });
  }

  /** An OSD, by the name of its device set; `#` and a number behind it where the set has several. */
  public static osd(deviceSet: string): Loss {
    return new Loss({ level: 'osd', name: deviceSet });
  }

  /**
   * A disk or a volume group, with all volumes on it.
   * @param host the host it is in
   * @param device its path, or the name of the volume group
   */
  public static device(host: string, device: string): Loss {
    return new Loss({ level: 'device', name: `${host}:${device}` });
  }

  /** What a PersistentVolume points at, and with it every OSD that has a part there. */
  public static volume(persistentVolume: string): Loss {
    return new Loss({ level: 'volume', name: persistentVolume });
  }

  /** A PersistentVolume object that is deleted. The data stay on the device, and the OSD runs until its pod stops. */
  public static persistentVolume(name: string): Loss {
    return new Loss({ level: 'persistentVolume', name });
  }

  private constructor(private readonly plain: PlainLoss) {}

  /** The same, but it comes back as it was: a host without power, a rack without network. */
  public away(): Loss {
    return new Loss({ ...this.plain, away: true });
  }

  /** @internal */
  public _plain(): PlainLoss {
    return this.plain;
  }
}
