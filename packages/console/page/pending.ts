import { useState } from 'react';

/**
 * What is shown for a value while the server is told of another one: the new one at once, and what the server says in the end.
 * @param now what the server says
 */
export function usePending<Value>(now: Value): readonly [Value, (next: Value, told: Promise<unknown>) => void] {
  const [pending, setPending] = useState<{ readonly value: Value }>();
  return [pending === undefined ? now : pending.value, (value, told) => {
    const mine = { value };
    setPending(mine);
    // Whoever has chosen again meanwhile sees the last choice.
    void told.finally(() => setPending(latest => latest === mine ? undefined : latest));
  }];
}
