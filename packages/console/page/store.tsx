import { createContext, ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { again } from './again';
import { ask, NotLetIn } from './ask';
import type { Edit } from './layout';
import { Language, useSay } from './say';
import type { Answer, ClusterForecast, Forecasts, LayoutNow, Problem, ServerState } from './told';

/** What every screen works with. */
export interface Store {
  readonly state: ServerState;
  /** Says a sentence in the language that is read. */
  readonly say: (sentence: string) => string;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** What the rules say of the layout; absent while they are asked. */
  readonly checked?: Answer<{ readonly hosts: number; readonly volumes: number }>;
  /** Absent while it is computed, and where there is nothing to compute. */
  readonly forecast?: ClusterForecast;
  readonly judging: boolean;
  /** Change the layout; where devices are chosen, from the captures with this digest. */
  readonly edit: (edits: readonly Edit[], inventory?: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** What the last change or question was refused for. */
  readonly refused: readonly Problem[];
  readonly refuse: (problems: readonly Problem[]) => void;
}

const StoreContext = createContext<Store | undefined>(undefined);

/** So often it is looked whether another window has changed something, in milliseconds. */
const EVERY = 5000;

export function useStore(): Store {
  return useContext(StoreContext)!;
}

/** Keeps what the server tells. The layout itself is on the server: nothing is lost by a reload, and windows agree. */
export function StoreProvider({ children, onShutOut, onWaiting }: { readonly children: ReactNode; readonly onShutOut: ReactNode; readonly onWaiting: ReactNode }) {
  const [state, setState] = useState<ServerState>(), [shutOut, setShutOut] = useState(false), [refused, refuse] = useState<readonly Problem[]>([]);
  const { say, language, setLanguage } = useSay();

  const refresh = useCallback(async () => {
    try {
      const next = await ask<ServerState>('state');
      if (next.layout !== undefined) setState(now => JSON.stringify(now) === JSON.stringify(next) ? now : next);
    } catch (error) {
      // A server that is gone may come back; what was shown stays.
      if (error instanceof NotLetIn) setShutOut(true);
    }
  }, []);
  useEffect(() => {
    const end = again(EVERY, refresh);
    window.addEventListener('focus', refresh);
    return () => {
      end();
      window.removeEventListener('focus', refresh);
    };
  }, [refresh]);

  const latest = useRef<ServerState>(undefined), queue = useRef(Promise.resolve());
  latest.current = state;
  const edit = useCallback((edits: readonly Edit[], inventory?: string) => queue.current = queue.current.then(async () => {
    const now = latest.current;
    if (now === undefined || edits.length === 0) return;
    const answer = await ask<LayoutNow & Answer<never>>('layout', { edits, ...inventory === undefined ? {} : { inventory } }, { seen: now.layout.digest });
    if (answer.digest === undefined) {
      refuse(answer.problems);
      await refresh();
      return;
    }
    refuse([]);
    latest.current = { ...now, layout: answer };
    setState(latest.current);
  }), [refresh]);

  const judged = useJudged(state?.layout, language);
  const value = useMemo(
    () => state && { state, say, language, setLanguage, ...judged, edit, refresh, refused, refuse },
    [state, say, language, setLanguage, judged, edit, refresh, refused],
  );
  if (shutOut) return onShutOut;
  return value === undefined ? onWaiting : <StoreContext.Provider value={value}>{children}</StoreContext.Provider>;
}

/** What was said, and of which question. */
interface Judged extends Pick<Store, 'checked' | 'forecast'> {
  readonly of?: string;
}

/** What rules and forecast say of a layout. Until the answer to it is there, what was said before stands, and it is told that something is being judged. */
function useJudged(layout: LayoutNow | undefined, language: Language): Pick<Store, 'checked' | 'forecast' | 'judging'> {
  const [{ of, ...judged }, setJudged] = useState<Judged>({});
  const digest = layout?.digest, text = layout?.text, asked = `${language} ${digest}`;
  useEffect(() => {
    if (digest === undefined) return undefined;
    const gone = new AbortController(), { signal } = gone;
    void (async () => {
      try {
        const checked = await ask<NonNullable<Store['checked']>>('check', { text, language }, { signal });
        if (signal.aborted) return;
        setJudged(before => ({ ...before, checked }));
        const counted = checked.status === 'ok' && (checked.data?.volumes ?? 0) > 0 ? await ask<Answer<Forecasts>>('forecast', { text, language }, { signal }) : undefined, [forecast] = counted?.data?.clusters ?? [];
        if (!signal.aborted) setJudged({ of: asked, checked, ...forecast === undefined ? {} : { forecast } });
      } catch {
        // Another question has taken its place, or the server is gone.
        if (!signal.aborted) setJudged(before => ({ ...before, of: asked }));
      }
    })();
    return () => gone.abort();
  }, [digest, text, language, asked]);
  return { ...judged, judging: of !== asked };
}
