import { useState } from 'react';
import { ask } from '../ask';
import { duration, label } from '../format';
import { Button } from '../kit';
import { hostsOf, leave, pathOf, take } from '../layout';
import { AddHosts } from '../parts/add-hosts';
import { Bay } from '../parts/bay';
import { Force } from '../parts/force';
import { Problems } from '../parts/problems';
import { usePending } from '../pending';
import { useStore } from '../store';
import type { Answer, Seen, SeenDevice } from '../told';

/** Which devices are given to Ceph: each is ticked alone, and what is not offered says why. */
export function Devices() {
  const { say, state: { layout: { props }, inventory: { data, problems }, readOnly }, edit, refresh, refuse } = useStore(), [looking, setLooking] = useState(false);
  const devices = data?.devices ?? [], hosts = [...new Set([...data?.hosts ?? [], ...Object.keys(hostsOf(props))])].sort();
  const ticked = (device: SeenDevice) => (hostsOf(props)[device.host]?.volumes ?? []).some(volume => pathOf(volume) === device.use);
  const open = devices.filter(device => device.state === 'offered' && !ticked(device));
  const look = async () => {
    setLooking(true);
    const { problems: told } = await ask<Answer<Seen>>('look').catch(() => ({ problems: [] }));
    refuse(told);
    setLooking(false);
    await refresh();
  };
  return (
    <>
      <p className="lead">{say('Tick what may be given to Ceph. Everything on a ticked device is overwritten when the cluster is made.')}</p>
      {problems.length > 0 && <Problems problems={problems} linked={false} />}
      <p className="tools">
        {data?.at !== undefined && <span>{say(`seen ${duration(Date.now() / 1000 - data.at)} ago`)}</span>}
        <Button variant="secondary" onClick={() => void look()} isDisabled={readOnly} isAriaDisabled={looking} isLoading={looking}>{say('Look at the nodes of the cluster')}</Button>
        {open.length > 0 && <Button variant="secondary" isDisabled={readOnly} onClick={() => void edit(take(props, open), data?.digest)}>{say('Tick all that is offered')}</Button>}
        {readOnly && <span>{say('only shown: nothing can be changed here')}</span>}
      </p>
      <div className="hosts">
        {hosts.map(host => <Host key={host} host={host} devices={devices.filter(device => device.host === host)} ticked={ticked} />)}
      </div>
      {hosts.length === 0 && <p>{say('No host was looked at yet.')}</p>}
      <AddHosts open={hosts.length === 0} />
      <Force devices={devices} />
      <p className="next"><Button onClick={() => { window.location.hash = 'purpose'; }}>{say('Next: what it is for')}</Button></p>
    </>
  );
}

function Host({ host, devices, ticked }: { readonly host: string; readonly devices: readonly SeenDevice[]; readonly ticked: (device: SeenDevice) => boolean }) {
  const { say, state: { layout: { props } } } = useStore();
  const own = hostsOf(props)[host]?.volumes ?? [], unseen = own.filter(volume => !devices.some(({ use }) => use === pathOf(volume)));
  // Of a disk that is not offered, its partitions say nothing more.
  const known = devices.filter(({ kind, state, parents }) => kind !== 'other' && (state === 'offered' || !parents.some(path => devices.some(parent => parent.path === path && parent.state !== 'offered'))));
  const told = [...known].sort((a, b) => Number(a.state !== 'offered') - Number(b.state !== 'offered')), closed = told.filter(device => device.state !== 'offered');
  return (
    <section className="host" aria-label={host}>
      <h2>{host}<small>{say(`${own.length} of ${told.length} ticked`)}</small></h2>
      <div className="bays">
        {told.map(device => device.state === 'offered' ? (
          <Choice key={device.path} device={device} ticked={ticked(device)} />
        ) : <Bay key={device.path} kind={device.state === 'unknown' ? 'unknown' : 'no'} title={label(device.bytes)} lines={[[classOf(device), device.model].filter(Boolean).join(' · '), say(device.findings.find(({ severity }) => severity === 'error')?.reason ?? 'not offered')]} />)}
        {unseen.map(volume => <Bay key={pathOf(volume)} kind="on" title={`${volume.size}`} lines={[volume.deviceClass ?? '', say('in the layout, not seen')]} />)}
      </div>
      {closed.length > 0 && (
        <details className="why">
          <summary>{say(`not offered: ${closed.length}`)}</summary>
          <ul>
            {closed.map(({ path, bytes, findings }) => (
              <li key={path}>
                <b>{label(bytes)} {path.replace('/dev/', '')}</b>
                {findings.filter(({ severity }) => severity === 'error').map(({ code, value, reason, fix }) => <p key={code}>{say(reason)} ({value}). {say(fix)}</p>)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A device that is offered: it is ticked at once, and stays so where the layout could be changed. */
function Choice({ device, ticked }: { readonly device: SeenDevice; readonly ticked: boolean }) {
  const { state: { layout: { props }, inventory: { data }, readOnly }, edit } = useStore(), [on, turn] = usePending(ticked), { host, bytes, model, serial, path, use } = device;
  return (
    <label className={`bay choice${on ? ' on' : ''}`}>
      <input
        type="checkbox" checked={on} disabled={readOnly} aria-label={[host, label(bytes), classOf(device), model, serial].filter(Boolean).join(' ')}
        onChange={({ target: { checked } }) => turn(checked, checked ? edit(take(props, [device]), data?.digest) : edit(leave(props, host, use!)))}
      />
      <b>{label(bytes)}</b>
      <span>{[classOf(device), model].filter(Boolean).join(' · ')}</span>
      <span>{serial ?? path}</span>
    </label>
  );
}

function classOf({ deviceClass }: SeenDevice): string {
  return typeof deviceClass === 'string' ? deviceClass.toUpperCase() : '';
}
