/**
 * Do something now, and again and again while the window is seen; returns what ends it. The next time begins so long after the last one
 * has ended, and no sooner than that one took: who answers slowly is not asked ever more.
 */
export function again(milliseconds: number, act: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined, ended = false;
  const turn = async () => {
    const began = Date.now();
    if (!document.hidden) await act().catch(() => undefined);
    if (!ended) timer = setTimeout(() => void turn(), Math.max(milliseconds, Date.now() - began));
  };
  void turn();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
