import { useState } from 'react';
import { Problems } from './problems';
import { ask } from '../ask';
import { Button, ExpandableSection, FormGroup, FormSelect, FormSelectOption } from '../kit';
import { useStore } from '../store';
import type { Answer, Logs, Told } from '../told';

/** The logs of a daemon: from their store, or what Kubernetes still has. */
export function LogsOf({ clusters }: { readonly clusters: readonly Told[] }) {
  const { say } = useStore(), [open, setOpen] = useState(false), [daemon, setDaemon] = useState(''), [answer, setAnswer] = useState<Answer<Logs>>(), [waiting, setWaiting] = useState(false);
  const daemons = clusters.flatMap(({ cluster, hosts }) => hosts.flatMap(({ monitors, devices }) => [...monitors.map(name => `mon.${name}`), ...devices.flatMap(({ osd }) => typeof osd === 'number' ? [`osd.${osd}`] : [])]).map(name => ({ name, namespace: cluster.split('/')[0] })));
  const sorted = [...daemons].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })), chosen = sorted.find(({ name, namespace }) => `${namespace}/${name}` === daemon);
  const show = async () => {
    setWaiting(true);
    setAnswer(await ask<Answer<Logs>>('logs', { daemon: chosen?.name, namespace: chosen?.namespace }).catch(() => undefined));
    setWaiting(false);
  };
  const data = answer?.data;
  return (
    <ExpandableSection toggleText={say('Logs of a daemon')} isExpanded={open} onToggle={(_, opened) => setOpen(opened)}>
      <div className="by-hand">
        <FormGroup label={say('Which daemon')} fieldId="logs-daemon">
          <FormSelect id="logs-daemon" value={daemon} onChange={(_, value) => setDaemon(value)}>
            <FormSelectOption value="" label={say('choose a daemon')} />
            {sorted.map(({ name, namespace }) => <FormSelectOption key={`${namespace}/${name}`} value={`${namespace}/${name}`} label={name} />)}
          </FormSelect>
        </FormGroup>
        <p className="tools">
          <Button variant="secondary" isDisabled={chosen === undefined} isAriaDisabled={waiting} isLoading={waiting} onClick={() => void show()}>{say('Show the last hour')}</Button>
          {chosen === undefined && <span>{say('Choose a daemon first.')}</span>}
        </p>
        {answer !== undefined && answer.problems.length > 0 && <Problems problems={answer.problems} linked={false} />}
        {data !== undefined && (
          <>
            {data.reason !== undefined && <p>{say(data.reason)}</p>}
            {data.notes.map(note => <p key={note}>{say(note)}</p>)}
            {data.lines.length === 0 ? <p>{say('There is no line.')}</p> : <pre tabIndex={0} aria-label={say('Logs of a daemon')}>{data.lines.map(({ time, text }) => `${time} ${text}`).join('\n')}</pre>}
          </>
        )}
      </div>
    </ExpandableSection>
  );
}
