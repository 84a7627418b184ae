import { Size } from 'cdk8s';
import { readSize } from '../model/layout';

/**
 * Sizes as people read them, for every property that takes a `Size`. The label of a disk says decimal units: a disk of 4 TB has less
 * than 3.64 TiB, so `Size.tebibytes(4)` promises more than there is, and `Sizes.of('4TB')` does not. Best are the exact bytes; what a
 * tool shows rounded may be more than the device has.
 */
export class Sizes {
  /**
   * A size from text: exact bytes (`4000787030016`), decimal units (`4TB`, `500M`) or binary ones (`3.64TiB`, `4Ti`). Upper and lower
   * case count. A fraction of a byte is cut off. Anything else is refused.
   * @param text the size
   */
  public static of(text: string): Size {
    const { bytes, fault } = readSize(text);
    if (fault !== undefined) throw new Error(`size is '${text}': ${fault.reason}; ${fault.fix} (${fault.code})`);
    return exactly(bytes);
  }

  /**
   * A size to the byte, as `lsblk --bytes` and `blockdev --getsize64` tell it.
   * @param bytes a number of zero or more; a fraction is cut off
   */
  public static bytes(bytes: number): Size {
    const read = readSize(bytes);
    if (read.fault !== undefined) throw new Error(`bytes is ${bytes}: ${read.fault.reason}; ${read.fault.fix} (${read.fault.code})`);
    return exactly(read.bytes);
  }

  private constructor() {}
}

/** cdk8s counts in KiB at least; dividing by a power of two loses nothing. */
function exactly(bytes: number): Size {
  return Size.kibibytes(bytes / 1024);
}
