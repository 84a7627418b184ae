import { Problems } from './problems';
import { useStore } from '../store';
import type { Looked } from '../told';

/** What somebody else has changed since it was applied. */
export function Drift({ drift }: { readonly drift: NonNullable<Looked['drift']> }) {
  const { say } = useStore();
  return (
    <section aria-label={say('Changed by somebody else')}>
      <h2>{say('Changed by somebody else')}</h2>
      {'reason' in drift ? <p>{say(`What somebody else has changed is not known: ${drift.reason}`)}</p> : drift.length === 0 ? <p>{say('Nobody has changed what was applied')}</p> : <Problems problems={drift} linked={false} />}
    </section>
  );
}
