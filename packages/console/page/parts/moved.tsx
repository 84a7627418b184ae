import { useEffect, useState } from 'react';
import { again } from '../again';
import { ask } from '../ask';
import { size } from '../format';
import { useStore } from '../store';
import type { Answer, ShownStep, Told } from '../told';

/** So often the cluster is asked how far it is, in milliseconds. */
const EVERY = 3000;

/** The bytes that a step moves: as they were foretold, and as they are. */
export function Moved({ step: { kind, osds, moves = 0 }, done }: { readonly step: ShownStep; readonly done: boolean }) {
  const { say } = useStore(), held = useHeld(osds, !done), empties = kind === 'drain';
  const told = done ? undefined : held === undefined ? say('how much is there by now is not known yet') : empties ? say(`${size(held)} are still on the devices that are emptied`) : say(`${size(held)} are on the devices that came`);
  return <p className="moved" data-test="moved">{say(`${size(moves)} foretold to move`)}{told !== undefined && <>{say('; ')}{told}</>}</p>;
}

/** What is on some devices, by their device sets. */
function useHeld(osds: readonly string[], asks: boolean): number | undefined {
  const [held, setHeld] = useState<number>(), names = osds.join(' ');
  useEffect(() => {
    if (!asks) return undefined;
    const gone = new AbortController(), wanted = new Set(names.split(' '));
    const look = async () => {
      const { data } = await ask<Answer<{ readonly clusters: readonly Told[] }>>('status', {}, { signal: gone.signal });
      const devices = (data?.clusters ?? []).flatMap(({ hosts }) => hosts.flatMap(host => host.devices)).filter(({ name }) => wanted.has(name));
      // One that does not tell makes the sum unknown.
      const sizes = devices.map(({ fill, bytes }) => typeof fill === 'number' && typeof bytes === 'number' ? fill * bytes : NaN);
      setHeld(sizes.length === 0 || sizes.some(Number.isNaN) ? undefined : sizes.reduce((sum, each) => sum + each, 0));
    };
    const end = again(EVERY, look);
    return () => {
      end();
      gone.abort();
    };
  }, [names, asks]);
  return held;
}
