import { useState } from 'react';
import { commandOf } from '../../src/server/change';
import { LARGER } from '../../src/server/demo/captures';
import { label } from '../format';
import { FormGroup, FormSelect, FormSelectOption, TextInput } from '../kit';
import { hostsOf, nameOf, pathOf } from '../layout';
import { Bay } from '../parts/bay';
import { Plan } from '../parts/plan';
import { UnderWay } from '../parts/under-way';
import { useStore } from '../store';
import type { Change, SeenDevice } from '../told';

/** What somebody wants to do, each with what it means. */
const KINDS = [
  { id: 'add', title: 'Add devices, or a further host', about: 'New OSDs are made on them. Ceph moves a part of the data there by itself.' },
  { id: 'remove-device', title: 'Empty devices and take them out', about: 'All data is moved off them first, with every copy in place. Only then their OSDs are forgotten.' },
  { id: 'remove-host', title: 'Empty a host and take it out', about: 'All data is moved off its devices first, with every copy in place. Only then its OSDs are forgotten.' },
  { id: 'replace-device', title: 'Replace a device', about: 'Its OSD is emptied and forgotten; then it waits until somebody has swapped the device, and makes an OSD on the new one. A dead one is replaced the same way.' },
  { id: 'replace-host', title: 'Replace a host by another machine', about: 'Its OSDs are emptied and forgotten; then it waits until somebody has put a machine of the same name in its place. A dead one is replaced the same way.' },
  { id: 'grow', title: 'Use a device that was made larger', about: 'Its OSD is restarted and takes all of the device: a logical volume, a virtual disk, a file.' },
  { id: 'maintenance', title: 'Take a host out of work for a while', about: 'Its pods go elsewhere one at a time, it waits until somebody has done the work, and gives the host back. No data is moved.' },
  { id: 'maintenance-end', title: 'Give a host back to work', about: 'Whoever has taken it out: pods may run on it again.' },
  { id: 'upgrade', title: 'Upgrade Ceph or Rook', about: 'Rook first, then Ceph, with every gate. Nothing else is changed with it.' },
] as const;

type Kind = (typeof KINDS)[number]['id'];

/** What is typed and ticked. */
interface Wanted {
  readonly kind: Kind;
  readonly host: string;
  readonly devices: readonly string[];
  /** The new device, the new size or the release, whichever is asked for. */
  readonly text: string;
}

/** Change hardware and releases of a cluster that runs, as the verbs of the command do. */
export function ChangeScreen() {
  return <UnderWay><Choose /></UnderWay>;
}

function Choose() {
  const { say, state: { layout: { props, digest, file }, inventory, demo } } = useStore(), [wanted, setWanted] = useState<Wanted>({ kind: 'add', host: '', devices: [], text: '' });
  const { kind, host, devices, text } = wanted, all = hostsOf(props), inLayout = Object.keys(all).sort(), known = KINDS.find(({ id }) => id === kind)!;
  const offered = (inventory.data?.devices ?? []).filter(({ state, volume, use, host: of }) => state === 'offered' && volume !== undefined && !(all[of]?.volumes ?? []).some(each => pathOf(each) === use));
  const hosts = kind === 'add' ? [...new Set(offered.map(each => each.host))].sort() : inLayout;
  const set = (news: Partial<Wanted>) => setWanted({ ...wanted, ...news });
  const { change, title: missing = '' } = changeOf(wanted, all, offered), one = kind === 'replace-device' || kind === 'grow';
  const pick = (name: string) => set({ devices: devices.includes(name) ? devices.filter(each => each !== name) : one ? [name] : [...devices, name] });
  if (inLayout.length === 0) return <p className="lead">{say('The layout has no device yet.')} <a href="#devices">{say('Choose devices')}</a></p>;
  return (
    <>
      <p className="lead">{say('Say what shall change. It is planned first, with every gate and what moves; nothing is changed before you type the name of the cluster.')}</p>
      <div className="fields">
        <FormGroup label={say('What shall change')} fieldId="change-kind">
          <FormSelect id="change-kind" value={kind} onChange={(_, value) => setWanted({ kind: value as Kind, host: '', devices: [], text: '' })}>
            {KINDS.map(each => <FormSelectOption key={each.id} value={each.id} label={say(each.title)} />)}
          </FormSelect>
          <small>{say(known.about)}</small>
        </FormGroup>
        {kind !== 'upgrade' && (
          <FormGroup label={say('On which host')} fieldId="change-host">
            <FormSelect id="change-host" value={host} onChange={(_, value) => set({ host: value, devices: [] })}>
              <FormSelectOption value="" label={say('choose a host')} />
              {hosts.map(each => <FormSelectOption key={each} value={each} label={each} />)}
            </FormSelect>
            {kind === 'add' && hosts.length === 0 && <small>{say('Nothing more is offered.')} <a href="#devices">{say('Look at the hosts again')}</a></small>}
          </FormGroup>
        )}
        {kind === 'upgrade' && <Text id="change-ceph" title={say('The release of Ceph, such as 20.2.5; empty for Rook alone')} value={text} onChange={next => set({ text: next })} />}
        {kind === 'grow' && <Text id="change-size" title={say('The new size, such as 1200GiB')} value={text} onChange={next => set({ text: next })} />}
        {kind === 'grow' && demo && <p>{say(`In this demonstration the SSDs were made larger once there was a cluster: ${LARGER} bytes each. No other device was.`)}</p>}
        {kind === 'replace-device' && <Text id="change-comes" title={say('The new device as NAME=SIZE:CLASS; empty where it is found under the old name')} value={text} onChange={next => set({ text: next })} />}
      </div>
      {host !== '' && ['add', 'remove-device', 'replace-device', 'grow'].includes(kind) && (
        <section className="host" aria-label={host}>
          <h2>{host}<small>{one ? say('choose one device') : say('choose devices')}</small></h2>
          <div className="bays">
            {kind === 'add'
              ? offered.filter(each => each.host === host).map(each => <Bay key={each.path} kind={devices.includes(each.use!) ? 'on' : ''} title={label(each.bytes)} lines={[each.model ?? '', each.serial ?? each.path]} pressed={devices.includes(each.use!)} onClick={() => pick(each.use!)} />)
              : (all[host]?.volumes ?? []).map(volume => <Bay key={pathOf(volume)} kind={devices.includes(calledIn(volume)) ? 'on' : ''} title={volume.deviceClass?.toUpperCase() ?? nameOf(volume)} lines={[nameOf(volume).slice(-12), `${volume.size}`]} pressed={devices.includes(calledIn(volume))} onClick={() => pick(calledIn(volume))} />)}
          </div>
        </section>
      )}
      {change === undefined ? <p role="status">{say(missing)}</p> : (
        <>
          <pre tabIndex={0} aria-label={say('this change on the command line')}>{commandOf(change, demo ? 'layout.yaml' : file.split('/').pop()!)}</pre>
          <Plan key={`${digest} ${JSON.stringify(change)}`} change={change} />
        </>
      )}
    </>
  );
}

function Text({ id, title, value, onChange }: { readonly id: string; readonly title: string; readonly value: string; readonly onChange: (value: string) => void }) {
  return <FormGroup label={title} fieldId={id}><TextInput id={id} value={value} autoComplete="off" onChange={(_, next) => onChange(next)} /></FormGroup>;
}

type Volumes = NonNullable<ReturnType<typeof hostsOf>[string]['volumes']>;

/** How the command is told of a device of the layout. */
function calledIn({ disk, partition, logicalVolume, file, name }: Volumes[number]): string {
  return disk ?? partition ?? logicalVolume ?? file ?? name ?? '';
}

/** The verb with its words, or what is missing for it. */
function changeOf({ kind, host, devices, text }: Wanted, all: ReturnType<typeof hostsOf>, offered: readonly SeenDevice[]): { readonly change?: Change; readonly title?: string } {
  if (kind !== 'upgrade' && host === '') return { title: 'Choose a host first.' };
  if (['add', 'remove-device', 'replace-device', 'grow'].includes(kind) && devices.length === 0) return { title: 'Choose a device first.' };
  if (kind === 'grow' && text === '') return { title: 'Type the new size first.' };
  const comes = offered.flatMap(({ use, host: of, volume }) => of === host && use !== undefined && volume !== undefined && devices.includes(use) ? [`${calledIn(volume)}=${volume.size}${volume.deviceClass === undefined ? '' : `:${volume.deviceClass}`}`] : []);
  const change = ((): Change => {
    switch (kind) {
      case 'add': return { verb: 'add', what: all[host] === undefined ? 'host' : 'device', host, devices: comes };
      case 'remove-device': return { verb: 'remove', what: 'device', host, devices };
      case 'remove-host': return { verb: 'remove', what: 'host', host, devices: [] };
      case 'replace-device': return { verb: 'replace', what: 'device', host, devices: text === '' ? devices : [...devices, text] };
      case 'replace-host': return { verb: 'replace', what: 'host', host, devices: [] };
      case 'grow': return { verb: 'grow', host, device: devices[0], size: text };
      case 'maintenance': return { verb: 'maintenance', host, end: false };
      case 'maintenance-end': return { verb: 'maintenance', host, end: true };
      case 'upgrade': return { verb: 'upgrade', ...text === '' ? {} : { ceph: text } };
    }
  })();
  return { change };
}
