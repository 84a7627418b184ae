/** What a text holds as JSON; undefined where it holds none. Nothing else throws here, so nothing else is lost. */
export function jsonIn(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
