const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A size, in the units of the library. */
export function size(bytes: number, digits = 2): string {
  let value = bytes, unit = 0;
  for (; unit < UNITS.length - 1 && Math.abs(value) >= 1024; unit++) value /= 1024;
  return `${Number(value.toFixed(digits))} ${UNITS[unit]}`;
}

/** A size as it is written on devices. */
export function label(bytes: number): string {
  return bytes >= 1e12 ? `${Number((bytes / 1e12).toFixed(1))} TB` : `${Math.round(bytes / 1e9)} GB`;
}

export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** `1 host`, `2 hosts`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** `2 min 5 s`. */
export function duration(seconds: number): string {
  const all = Math.max(0, Math.round(seconds)), minutes = Math.floor(all / 60);
  return minutes === 0 ? `${all} s` : minutes < 120 ? `${minutes} min ${all % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
