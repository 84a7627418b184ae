import { useEffect } from 'react';

/**
 * Whoever works by keyboard stays where he is: where what has the focus goes away, or is switched off, the part in which it stood gets it,
 * and without one the title of the screen.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let had: Element | undefined, around: readonly Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      had = target as Element;
      around = partsAround(had);
    };
    const keep = () => {
      // What is switched off has the focus until it is drawn.
      if (had === undefined || ![document.body, had].includes(document.activeElement!) || (had.isConnected && !had.matches(':disabled'))) return;
      had = undefined;
      const part = around.find(each => each.isConnected) ?? document.getElementById('screen-title');
      part?.setAttribute('tabindex', '-1');
      (part as HTMLElement | null)?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(keep);
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
}

/** The parts of the screen in which something stands, the innermost first. */
function partsAround(node: Element): Element[] {
  const part = node.parentElement?.closest('main section');
  return part === undefined || part === null ? [] : [part, ...partsAround(part)];
}
