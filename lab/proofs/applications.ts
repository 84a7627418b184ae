import { makeBeside } from '../lib/artefacts';
import { NAMESPACE, osds, osdsUp, whenSettled } from '../lib/ceph';
import { apply, moment } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { Application, confirmed, CURL_IMAGE, exampleAway, exampleUp, giveBack, lose, NAMESPACE_OF_EXAMPLES, rolledOut, scale, userDown, userUp, wrongIn } from '../lib/example';
import { intoNodes } from '../lib/images';
import { nodeOfManager } from '../lib/managers';
import { Proof, Report } from '../lib/proof';
import { until } from '../lib/sh';

/** The database answers who knows its password; a row that was committed is one. */
const DATABASE: Application = {
  example: 'postgresql',
  workload: 'statefulset/database',
  replicas: 3,
  secret: { name: 'database', key: 'password' },
  image: 'docker.io/library/postgres:17',
  put: 'put() { PGPASSWORD=0123456789abcdef0123456789abcdef PGCONNECT_TIMEOUT=20 psql -v ON_ERROR_STOP=1 -qAt -h database-0.database -U postgres -c "set client_min_messages = error; create table if not exists orders (number int, what text); insert into orders values ($1, repeat(\'$1 \', 100))"; }',
  list: 'list() { PGPASSWORD=0123456789abcdef0123456789abcdef psql -qAt -h database-0.database -U postgres -c "select number from orders"; }',
  broken: `broken() {
  local number rows
  rows="$(PGPASSWORD=0123456789abcdef0123456789abcdef psql -qAt -h database-0.database -U postgres -c "select number from orders where what = repeat(number || ' ', 100)")"
  for number; do [[ $'\\n'"$rows"$'\\n' == *$'\\n'"$number"$'\\n'* ]] || echo "$number"; done
}`,
};

/** An upload is there once the site has said that it was created. */
const SITE: Application = {
  example: 'shared-site',
  workload: 'deployment/site',
  replicas: 3,
  image: CURL_IMAGE,
  put: 'put() { yes "$1" | head -c 65536 | curl -sf -m 60 -T - "http://site/up/$1"; }',
  list: 'list() { curl -sf -m 60 http://site/up/ | grep -o \'href="[0-9]*"\' | grep -o "[0-9]*"; }',
  broken: `broken() {
  local IFS=,; rm -rf /tmp/got; mkdir /tmp/got
  curl -sf -m 600 "http://site/up/{$*}" -o "/tmp/got/#1"
  IFS=' '; for number; do [ -e /tmp/got/$number ] || echo $number; done
  find /tmp/got -type f ! -size 65536c -printf '%f\\n'
  # Each line is the number; the last one may be cut off.
  awk '{ number = FILENAME; sub(".*/", "", number); if ($0 != number && !(FNR * (length(number) + 1) > 65536 && index(number, $0) == 1)) print number }' /tmp/got/* | uniq
}`,
};

/** A push is one blob and a manifest that names it. */
const REGISTRY: Application = {
  example: 'registry',
  workload: 'deployment/registry',
  replicas: 2,
  secret: { name: 'registry', key: 'secret' },
  image: CURL_IMAGE,
  put: `put() {
  local type=application/vnd.oci.image.manifest.v1+json at=http://registry:5000/v2/lab digest to
  yes "$1" | head -c 65536 >/tmp/blob; digest=sha256:$(sha256sum </tmp/blob | cut -d" " -f1)
  to=$(curl -sf -m 60 -X POST -D - -o /dev/null "$at/blobs/uploads/" | tr -d "\\r" | sed -n "s/^[Ll]ocation: //p") && [ -n "$to" ] || return 1
  curl -sf -m 60 -X PUT -H "Content-Type: application/octet-stream" --data-binary @/tmp/blob "$to&digest=$digest" || return 1
  printf '{"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/octet-stream","digest":"%s","size":65536},"layers":[]}' "$type" "$digest" >/tmp/manifest
  curl -sf -m 60 -X PUT -H "Content-Type: $type" --data-binary @/tmp/manifest "$at/manifests/$1"
}`,
  list: 'list() { curl -sf -m 60 "http://registry:5000/v2/lab/tags/list" | jq -r ".tags[]"; }',
  broken: `broken() {
  local number digest
  for number; do
    digest=$(curl -sf -m 60 -H "Accept: application/vnd.oci.image.manifest.v1+json" "http://registry:5000/v2/lab/manifests/$number" | jq -r .config.digest)
    [ "$digest" = "sha256:$(yes "$number" | head -c 65536 | sha256sum | cut -d" " -f1)" ] && [ "sha256:$(curl -sfL -m 60 "http://registry:5000/v2/lab/blobs/$digest" | sha256sum | cut -d" " -f1)" = "$digest" ] || echo "$number"
  done
}`,
};

const APPLICATIONS = [DATABASE, SITE, REGISTRY];

/** Seconds between two things that were confirmed, at most. */
const longest = (times: readonly number[]): number => Math.max(0, ...times.slice(1).map((at, i) => at - times[i]));

/** Everything that was confirmed is there, once; thoroughly, each thing is read. */
function expectAll(report: Report, when: string, thoroughly = false): void {
  for (const application of APPLICATIONS) {
    const { there, confirmed: said, wrong } = wrongIn(application, thoroughly);
    report.figure(`${application.example}, ${when}: confirmed, and there`, `${said}, ${there}`);
    report.expect(`${application.example}, ${when}: everything that was confirmed is there once${thoroughly ? ', as it was given' : ''} (${wrong.slice(0, 3).join(', ') || 'nothing is wrong'})`, said > 0 && wrong.length === 0);
  }
}

/** The classes that the examples name. */
function classes(): void {
  const { metadata: _, ...spec } = get('storageclass', 'ceph-block');
  apply({ ...spec, metadata: { name: 'fast' } });
}

/** The host of the database, which has most to come back, is lost while all of them are used. */
async function hostLost(report: Report, node: string): Promise<void> {
  const all = osds().length;
  const served = (application: Application, from = 0) => confirmed(application).filter(({ at }) => at > from).length >= 5;
  const waiting = (from?: number) => APPLICATIONS.filter(application => !served(application, from)).map(({ example }) => example);
  await until('everybody is served', 600, () => waiting().length === 0, 5);
  const since = moment();
  await lose(node);
  const told = report.seconds, off = moment();
  await until('everybody is served again', 900, () => waiting(off).length === 0, 5);
  report.figure('seconds from the word that the host is off until each was confirmed five things', Math.round(report.seconds - told));
  for (const application of APPLICATIONS) {
    const times = confirmed(application).map(({ at }) => at).filter(at => at >= since - 20);
    report.figure(`${application.example}: seconds without a confirmed write, when ${node} was lost`, longest(times));
  }
  expectAll(report, 'while the host is away');
  await giveBack(node);
  await osdsUp(all, 600);
}

async function scaled(report: Report, replicas: number): Promise<void> {
  const began = report.seconds;
  for (const { workload } of APPLICATIONS) scale(workload, replicas);
  for (const { workload } of APPLICATIONS) rolledOut(workload);
  report.figure(`seconds until there were ${replicas} of each`, Math.round(report.seconds - began));
  expectAll(report, `with ${replicas} of each`);
}

/** The last follower has what the first one has. */
async function followed(report: Report): Promise<void> {
  const last = `database-${DATABASE.replicas - 1}`, rows = () => kubectl(
    ['-n', NAMESPACE_OF_EXAMPLES, 'exec', last, '-c', 'postgres', '--', 'bash', '-c', 'PGPASSWORD=$POSTGRES_PASSWORD psql -qAt -h localhost -U postgres -c "select max(number) from orders"'], { anyway: true }).stdout.trim();
  const newest = Math.max(...confirmed(DATABASE).map(({ number }) => number));
  await until(`${last} has what was confirmed by now`, 300, () => Number(rows()) >= newest, 3);
  report.step(`${last} has row ${newest}`);
}

export const applications: Proof = {
  name: 'applications',
  question: 'The applications among the examples, as they are: is everything that they confirmed there once after a host was lost under load, and while there are 1, 3 and 1 of each?',
  needsNodes: true,
  needsCsi: true,
  async prove(report) {
    await makeBeside('applications');
    intoNodes('applications.tar');
    classes();
    for (const application of APPLICATIONS) await exampleAway(application);
    try {
      for (const application of APPLICATIONS) {
        const began = report.seconds;
        await exampleUp(application);
        report.figure(`${application.example}: seconds until it served`, Math.round(report.seconds - began));
      }
      const node = get('pod', '-n', NAMESPACE_OF_EXAMPLES, 'database-0').spec.nodeName as string;
      report.step(`the database that is written to is on ${node}${node === nodeOfManager() ? ', as is the active manager' : ''}`);
      for (const application of APPLICATIONS) userUp(application, node);
      await hostLost(report, node);
      for (const replicas of [1, 3, 1]) await scaled(report, replicas);
      for (const { workload, replicas } of APPLICATIONS) scale(workload, replicas);
      rolledOut(DATABASE.workload);
      await followed(report);
      expectAll(report, 'in the end', true);
    } finally {
      APPLICATIONS.forEach(userDown);
      for (const { workload } of APPLICATIONS) kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'delete', workload, '--ignore-not-found', '--timeout=180s'], { anyway: true, timeout: 200 });
    }
    report.step(`what they kept stays in claims of ${NAMESPACE_OF_EXAMPLES}; nothing of ${NAMESPACE} was changed`);
    await whenSettled('all placement groups are clean', 900);
  },
};
