import { at, fail, listAt, numberAt, pass, Reader, textAt, unknown } from './reading';

/** Groups that are being scrubbed are clean all the same. */
const CLEAN = /^active\+clean(\+(scrubbing|deep|snaptrim|snaptrim_wait|wait))*$/;
const WRONG = ['degraded_objects', 'misplaced_objects', 'unfound_objects'] as const;

export const groupsClean: Reader = json => {
  const all = numberAt(json, 'pgmap', 'num_pgs'), states = listAt(json, 'pgmap', 'pgs_by_state');
  if (all === undefined || states === undefined) return unknown('the answer does not tell the states of placement groups');
  const counts = states.map(state => [textAt(state, 'state_name'), numberAt(state, 'count')] as const);
  const told = counts.reduce((sum, [, count]) => sum + (count ?? NaN), 0);
  if (told !== all || counts.some(([name]) => name === undefined)) return unknown(`the answer tells the states of ${told} placement groups out of ${all}`);
  if (all === 0) return fail('there is no placement group yet');
  const details = counts.filter(([name]) => !CLEAN.test(name!)).map(([name, count]) => `${count} ${name}`);
  const objects = WRONG.filter(key => at(json, 'pgmap', key) !== undefined && at(json, 'pgmap', key) !== 0).map(key => `${String(at(json, 'pgmap', key))} ${key.replace('_', ' ')}`);
  const wrong = WRONG.reduce((sum, key) => sum + (numberAt(json, 'pgmap', key) ?? 0), 0);
  const clean = all - counts.filter(([name]) => !CLEAN.test(name!)).reduce((sum, [, count]) => sum + count!, 0);
  if (details.length + objects.length > 0) return fail(`${clean} of ${all} placement groups are active+clean`, [...details, ...objects], wrong > 0 ? wrong : all - clean);
  return pass(`all ${all} placement groups are active+clean`);
};

export const monitorsInQuorum: Reader = json => {
  const monitors = listAt(json, 'monmap', 'mons')?.map(monitor => textAt(monitor, 'name')), quorum = listAt(json, 'quorum_names');
  if (monitors === undefined || monitors.length === 0 || quorum === undefined || monitors.includes(undefined)) return unknown('the answer does not name the monitors');
  const missing = monitors.filter(name => !quorum.includes(name));
  return missing.length === 0 ? pass(`all ${monitors.length} monitors are in quorum`) : fail(`${quorum.length} of ${monitors.length} monitors are in quorum`, missing.map(name => `monitor ${name} is not in quorum`));
};

export const noHealthCodes: Reader = (json, { codes = [] }) => {
  const checks = at(json, 'checks'), status = textAt(json, 'status');
  if (status === undefined || checks === null || typeof checks !== 'object') return unknown('the answer does not tell the health');
  const told = Object.keys(checks).filter(code => codes.includes(code));
  const summary = (code: string) => `${code}: ${textAt(checks, code, 'summary', 'message') ?? 'no summary'}`;
  return told.length === 0 ? pass(`${status}, and none of ${codes.join(', ')}`) : fail(`${told.join(', ')} is told`, told.map(summary));
};

export const noHealthErrors: Reader = (json, { codes = [] }) => {
  const checks = at(json, 'checks'), status = textAt(json, 'status');
  if (status === undefined || checks === null || typeof checks !== 'object') return unknown('the answer does not tell the health');
  const told = Object.entries(checks).filter(([, check]) => textAt(check, 'severity') === 'HEALTH_ERR' && at(check, 'muted') !== true).map(([code]) => code);
  const errors = told.filter(code => !codes.includes(code));
  if (errors.length > 0) return fail(`${errors.join(', ')} is told as an error`, errors.map(code => `${code}: ${textAt(checks, code, 'summary', 'message') ?? 'no summary'}`));
  if (status === 'HEALTH_ERR' && told.length === 0) return unknown('the answer does not tell which error there is');
  return pass(`${status}, and no error`);
};

export const noFlags: Reader = (json, { flags = [] }) => {
  const told = textAt(json, 'flags');
  if (told === undefined) return unknown('the answer does not tell the flags');
  const set = told.split(',').filter(flag => flags.includes(flag));
  return set.length === 0 ? pass('none of them is set') : fail(`${set.join(', ')} is set`, set.map(flag => `ceph osd unset ${flag}`));
};

export const mapReached: Reader = (json, { epoch }) => {
  const now = numberAt(json, 'epoch');
  if (epoch === undefined) return unknown('the epoch of the map after the action is not known');
  if (now === undefined) return unknown('the answer has no epoch');
  return now >= epoch ? pass(`the map is at epoch ${now}, the action made ${epoch}`) : fail(`the map is at epoch ${now}, the action made ${epoch}`);
};

export const isCluster: Reader = (json, { fsid }) => {
  const told = textAt(json, 'fsid');
  if (told === undefined || fsid === undefined) return unknown('the answer does not tell the fsid');
  return told === fsid ? pass(`it is the cluster ${fsid}`) : fail(`it is the cluster ${told}, and not ${fsid}`);
};

export const versionsEqual: Reader = (json, { version = '', daemons }) => {
  const overall = at(json, daemons ?? 'overall');
  if (overall === null || typeof overall !== 'object') return unknown('the answer does not tell the versions');
  const versions = Object.entries(overall).map(([name, count]) => [/ceph version (\S+)/.exec(name)?.[1], count] as const);
  if (versions.length === 0 || versions.some(([name]) => name === undefined)) return unknown('the answer does not tell the versions');
  const details = versions.map(([name, count]) => `${String(count)} daemons run ${name}`);
  const [[only]] = versions;
  // Debian's packages have `20.2.4-2`, images of Ceph `20.2.4`.
  const meant = version === '' || only === version || only!.startsWith(`${version}-`);
  return versions.length === 1 && meant ? pass(`all daemons run ${only}`) : fail(version === '' ? 'daemons run several versions' : `not all daemons run ${version}`, details);
};

export const releaseRequired: Reader = (json, { version }) => {
  const release = textAt(json, 'require_osd_release');
  if (release === undefined || version === undefined) return unknown('the answer does not tell the release that OSDs must have');
  return release === version ? pass(`OSDs must be ${release}`) : fail(`OSDs must be ${release}, and not yet ${version}`);
};
