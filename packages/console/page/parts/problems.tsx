import { Alert, Button } from '../kit';
import { useStore } from '../store';
import type { Problem } from '../told';

/** The screen on which a field is set. */
function screenOf(field: string): { readonly id: string; readonly title: string } | undefined {
  if (/^(hosts|volumeSets?|volumeClaims)\b/.test(field)) return { id: 'devices', title: 'Devices' };
  return /^(block|file|object)\b/.test(field) ? { id: 'purpose', title: 'What it is for' } : undefined;
}

/** Everything that is wrong, each with what to do and the way to its field. */
export function Problems({ problems, linked = true }: { readonly problems: readonly Problem[]; readonly linked?: boolean }) {
  const { say } = useStore();
  return (
    <ul className="problems">
      {problems.map(({ code, severity, place, value, reason, fix }, i) => {
        const screen = linked && place.field !== undefined ? screenOf(place.field) : undefined;
        return (
          <li key={`${code} ${place.field ?? ''} ${i}`} className={severity}>
            <p><b>{severity === 'error' ? say('error') : say('warning')}</b> {place.field === undefined ? value : say(`${place.field} is ${value}`)}{say(': ')}{say(reason)}</p>
            <p>{say(fix)}</p>
            {screen !== undefined && <a href={`#${screen.id}`}>{say(`Go to the field: ${screen.title}`)}</a>}
            <code>{code}</code>
          </li>
        );
      })}
    </ul>
  );
}

/** What the last thing was refused for that somebody did on the page. */
export function Refusals() {
  const { say, refused, refuse } = useStore();
  if (refused.length === 0) return null;
  return (
    <Alert isInline variant="danger" title={say('This was not done')} actionClose={<Button variant="plain" aria-label={say('close')} onClick={() => refuse([])}>✕</Button>}>
      <Problems problems={refused} />
    </Alert>
  );
}
