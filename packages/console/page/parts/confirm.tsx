import { useState } from 'react';
import { ask } from '../ask';
import { label } from '../format';
import { Button, FormGroup, Switch, TextInput } from '../kit';
import { nameOf, pathOf, volumesOf } from '../layout';
import { useStore } from '../store';
import type { Answer, RunTold, ShownPlan } from '../told';

/** The devices that are written over, and the name that is typed. */
export function Confirm({ plan }: { readonly plan: ShownPlan }) {
  const { say, refresh, refuse, state: { layout: { props }, inventory, readOnly } } = useStore(), [name, setName] = useState(''), [phrase, setPhrase] = useState(''), [pauses, setPauses] = useState(false);
  const devices = inventory.data?.devices ?? [], offered = devices.flatMap(({ host, volume }) => volume === undefined ? [] : [{ host, volume }]);
  // What comes with this change is not in the layout yet.
  const known = new Map([...offered, ...volumesOf(props)].map(each => [`${each.host}--${nameOf(each.volume)}`, each])), written = plan.made.map(set => ({ set, ...known.get(set) }));
  const seen = new Map(devices.map(device => [`${device.host} ${device.use}`, device])), hosts = new Set(written.map(({ host, set }) => host ?? set)).size;
  const why = readOnly ? say('only shown: nothing can be changed here') : name !== plan.context ? say(`Type '${plan.context}' first.`) : plan.phrase !== undefined && phrase !== plan.phrase ? say(`Type '${plan.phrase}' first.`) : undefined;
  const begin = async () => {
    const { run, problems = [] } = await ask<{ readonly run?: RunTold } & Partial<Answer<never>>>('apply', { plan: plan.digest, name, pauses, ...plan.phrase === undefined ? {} : { phrase } });
    refuse(run === undefined ? problems : []);
    await refresh();
  };
  return (
    <section className="confirm">
      {written.length > 0 && (
        <>
          <h2>{say(`These ${written.length} devices are overwritten`)}</h2>
          <ul className="written">
            {written.map(({ set, host, volume }) => {
              const device = volume && seen.get(`${host} ${pathOf(volume)}`);
              return <li key={set}>{volume === undefined ? <code>{set}</code> : <><b>{host}</b> <code>{pathOf(volume)}</code> <span>{[device === undefined ? `${volume.size}` : label(device.bytes), device?.model, device?.serial].filter(part => part !== undefined).join(' · ')}</span></>}</li>;
            })}
          </ul>
        </>
      )}
      <FormGroup label={say(`The name of the cluster, to confirm: ${plan.context}`)} fieldId="confirm-name">
        <TextInput id="confirm-name" value={name} autoComplete="off" isDisabled={readOnly} onChange={(_, value) => setName(value)} />
      </FormGroup>
      {plan.phrase !== undefined && (
        <FormGroup label={say(`What is destroyed, to confirm: ${plan.phrase}`)} fieldId="confirm-phrase">
          <TextInput id="confirm-phrase" value={phrase} autoComplete="off" isDisabled={readOnly} onChange={(_, value) => setPhrase(value)} />
        </FormGroup>
      )}
      <Switch id="confirm-pauses" label={say('Pause after each step')} isChecked={pauses} isDisabled={readOnly} onChange={(_, on) => setPauses(on)} />
      <p className="tools">
        <Button variant={plan.phrase === undefined ? 'primary' : 'danger'} isDisabled={why !== undefined} onClick={() => void begin()}>
          {written.length > 0 ? say(`Give ${written.length} devices on ${hosts} hosts to Ceph`) : say('Carry it out')}
        </Button>
        {why !== undefined && <span>{why}</span>}
      </p>
    </section>
  );
}
