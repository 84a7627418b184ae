import { useState } from 'react';
import { ask } from '../ask';
import { Button, ExpandableSection, FormGroup, TextInput } from '../kit';
import { take } from '../layout';
import { useStore } from '../store';
import type { Answer, Seen, SeenDevice } from '../told';

/** A device that is not offered is taken only by whoever types its whole name; one that is in use is not taken at all. */
export function Force({ devices }: { readonly devices: readonly SeenDevice[] }) {
  const { say, state: { layout: { props }, readOnly }, edit, refuse } = useStore(), [open, setOpen] = useState(false), [name, setName] = useState('');
  const closed = devices.filter(({ state }) => state !== 'offered');
  if (closed.length === 0) return null;
  const force = async () => {
    const { data, problems } = await ask<Answer<Seen>>('inventory', { force: [name] }), device = data?.devices.find(({ use, state }) => use === name && state === 'offered');
    refuse(problems);
    if (problems.length > 0 || device === undefined) return;
    await edit(take(props, [device]), data?.digest);
    setName('');
  };
  return (
    <ExpandableSection toggleText={say('Take a device that is not offered')} isExpanded={open} onToggle={(_, opened) => setOpen(opened)}>
      <div className="by-hand">
        <p>{say('Only where nothing but a missing proof speaks against it. What is in use is never taken.')}</p>
        <FormGroup label={say('The full name of the device, as it stays: /dev/disk/by-id/…')} fieldId="force">
          <TextInput id="force" value={name} onChange={(_, value) => setName(value)} isDisabled={readOnly} />
        </FormGroup>
        <p className="tools">
          <Button variant="danger" isDisabled={!name.startsWith('/dev/') || readOnly} onClick={() => void force()}>{say('Take it and overwrite what is on it')}</Button>
          {!name.startsWith('/dev/') && <span>{say('Type the full name first.')}</span>}
        </p>
      </div>
    </ExpandableSection>
  );
}
