import { Button, Card, CardBody, CardTitle } from '../kit';
import { volumesOf } from '../layout';
import { useStore } from '../store';

/** What this is, what is needed, and where one goes on. */
export function Start() {
  const { say, state: { layout, inventory, run } } = useStore();
  const volumes = volumesOf(layout.props).length, hosts = inventory.data?.hosts.length ?? 0, go = (id: string) => { window.location.hash = id; };
  return (
    <>
      <p className="lead">{say('From the disks of your hosts to storage for Kubernetes: volumes, shared folders and buckets, kept in copies on different hosts.')}</p>
      <div className="doors">
        <Door title={say('Choose devices')} what={hosts === 0 ? say('No host was looked at yet.') : say(`${hosts} hosts were looked at.`)} button={say('Choose devices')} primary={volumes === 0} onGo={() => go('devices')} />
        <Door title={say('Go on with the layout')} what={volumes === 0 ? say('The layout has no device yet.') : say(`The layout has ${volumes} devices.`)} button={say('See what it survives')} primary={volumes > 0} disabled={volumes === 0} onGo={() => go('what-if')} />
        <Door title={say('Look after a cluster')} what={run?.running === true ? say('A change is being carried out.') : say('How storage that runs is, and what to do next.')} button={run?.running === true ? say('Watch it') : say('See how it is')} onGo={() => go(run?.running === true ? 'deploy' : 'health')} />
      </div>
      <h2>{say('What is needed')}</h2>
      <ul className="plain">
        <li>{say('Three hosts that are nodes of one Kubernetes cluster; four are better, for then what a dead host held is copied again.')}</li>
        <li>{say('At least one empty device in each: a disk, a partition or a logical volume. Everything on it is overwritten.')}</li>
        <li>{say('Whatever you choose is kept in the layout at once, and nothing is changed in a cluster before you type its name.')}</li>
      </ul>
    </>
  );
}

function Door({ title: heading, what: text, button, primary = false, disabled = false, onGo }: {
  readonly title: string; readonly what: string; readonly button: string; readonly primary?: boolean; readonly disabled?: boolean; readonly onGo: () => void;
}) {
  return (
    <Card>
      <CardTitle component="h2">{heading}</CardTitle>
      <CardBody>
        <p>{text}</p>
        <Button variant={primary ? 'primary' : 'secondary'} isDisabled={disabled} onClick={onGo}>{button}</Button>
      </CardBody>
    </Card>
  );
}
