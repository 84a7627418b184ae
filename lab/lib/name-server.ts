import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';

// The name server of the lab's cluster: names of services and of the pods behind them become their addresses, all other names do not exist.
// Run as `name-server.ts KUBECONFIG ADDRESS`, inside the network of the lab.

const [, , kubeconfig, address] = process.argv;
const { clusters: [{ cluster }], users: [{ user }] } = JSON.parse(readFileSync(kubeconfig, 'utf8'));
const DOMAIN = 'cluster.local';

interface Known { readonly at: number; readonly names: Map<string, string[]> }

let known: Known = { at: 0, names: new Map() };

function api(path: string): Promise<any> {
  return new Promise((done, fail) => {
    const options = { ca: Buffer.from(cluster['certificate-authority-data'], 'base64'), headers: { authorization: `Bearer ${user.token}` }, timeout: 5000 };
    request(`${cluster.server}${path}`, options, response => {
      let text = '';
      response.on('data', chunk => text += chunk);
      response.on('end', () => { try { done(JSON.parse(text)); } catch (error) { fail(error); } });
    }).on('error', fail).end();
  });
}

/** The addresses of all services, at most two seconds old. */
async function names(): Promise<Map<string, string[]>> {
  if (Date.now() - known.at < 2000) return known.names;
  const found = new Map<string, string[]>();
  for (const { metadata, spec } of (await api('/api/v1/services')).items) {
    const name = `${metadata.name}.${metadata.namespace}.svc.${DOMAIN}`;
    if (spec.clusterIP && spec.clusterIP !== 'None') {found.set(name, [spec.clusterIP]);} else {
      const slices = (await api(`/apis/discovery.k8s.io/v1/namespaces/${metadata.namespace}/endpointslices?labelSelector=kubernetes.io/service-name%3D${metadata.name}`)).items as any[];
      const endpoints = slices.flatMap(slice => slice.endpoints ?? []) as { hostname?: string; addresses: string[] }[];
      found.set(name, endpoints.flatMap(({ addresses }) => addresses));
      // Each pod of a StatefulSet has a name of its own.
      for (const { hostname, addresses } of endpoints) if (hostname !== undefined) found.set(`${hostname}.${name}`, addresses);
    }
  }
  known = { at: Date.now(), names: found };
  return found;
}

/** The name that a query asks for, and where the question ends. */
function question(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  while (query[at] !== 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
    at += 1 + query[at];
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answer(query: Buffer, end: number, addresses: readonly string[] | undefined, type: number): Buffer {
  const given = type === 1 ? addresses ?? [] : [];
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(addresses === undefined ? 0x8583 : 0x8580, 2); // an answer with authority; "no such name" where there is none
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(given.length, 6);
  header.writeUInt32BE(0, 8);
  const records = given.map(each => Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4, ...each.split('.').map(Number)]));
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}

const socket = createSocket('udp4');
socket.on('message', async (query, from) => {
  try {
    const { name, type, end } = question(query);
    socket.send(answer(query, end, (await names()).get(name), type), from.port, from.address);
  } catch (error) {
    console.error(error);
  }
});
socket.bind(53, address);
