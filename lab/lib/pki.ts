import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODES } from './layout';
import { API_SERVICE, HUB } from './network';
import { RUN, SHARE } from './paths';
import { run } from './sh';

export const PKI = join(RUN, 'pki');
export const pki = (name: string) => join(PKI, name);
export const ADMIN = join(RUN, 'kubeconfig');

function certificate(name: string, subject: string, extensions: string): void {
  run('openssl', ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', pki(`${name}.key`), '-out', pki(`${name}.csr`), '-subj', subject]);
  writeFileSync(pki(`${name}.ext`), extensions);
  run('openssl', ['x509', '-req', '-in', pki(`${name}.csr`), '-CA', pki('ca.crt'), '-CAkey', pki('ca.key'), '-days', '30', '-out', pki(`${name}.crt`),
    '-extfile', pki(`${name}.ext`), '-set_serial', `0x${randomBytes(8).toString('hex')}`]);
}

interface User { readonly name: string; readonly groups: string }

const USERS: readonly User[] = [
  { name: 'admin', groups: 'system:masters' },
  { name: 'system:kube-controller-manager', groups: '' },
  { name: 'system:kube-scheduler', groups: '' },
  { name: 'system:kube-proxy', groups: '' },
  ...NODES.map(({ name }) => ({ name: `system:node:${name}`, groups: 'system:nodes' })),
];

/** Where the components of one user find the API server and who they are. */
export function kubeconfig(user: string): string {
  const line = readFileSync(pki('tokens.csv'), 'utf8').split('\n').find(each => each.split(',')[1] === user);
  if (!line) throw new Error(`no token for ${user}`);
  return JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'lab', cluster: { 'server': `https://${HUB}:6443`, 'certificate-authority-data': readFileSync(pki('ca.crt')).toString('base64') } }],
    'users': [{ name: 'user', user: { token: line.split(',')[0] } }],
    'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'user' } }],
    'current-context': 'lab',
  }, undefined, 2);
}

/** Make the authority, the certificates and the tokens of this cluster; they live as long as it does. */
export function makePki(): void {
  mkdirSync(PKI, { recursive: true });
  mkdirSync(SHARE, { recursive: true });
  if (existsSync(pki('done'))) return;
  run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', pki('ca.key'), '-out', pki('ca.crt'), '-days', '30', '-subj', '/CN=lab',
    '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature']);
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local', 'localhost'];
  certificate('apiserver', '/CN=kube-apiserver',
    `subjectAltName=${[...names.map(name => `DNS:${name}`), `IP:${HUB}`, `IP:${API_SERVICE}`, 'IP:127.0.0.1'].join(',')}\nextendedKeyUsage=serverAuth\n`);
  certificate('kubelet-client', '/O=system:masters/CN=kube-apiserver', 'extendedKeyUsage=clientAuth\n');
  run('openssl', ['genrsa', '-out', pki('sa.key'), '2048']);
  run('openssl', ['rsa', '-in', pki('sa.key'), '-pubout', '-out', pki('sa.pub')]);
  writeFileSync(pki('tokens.csv'), USERS.map(({ name, groups }) => `${randomBytes(24).toString('hex')},${name},${name},"${groups}"\n`).join(''));
  writeFileSync(join(SHARE, 'ca.crt'), readFileSync(pki('ca.crt')));
  for (const { name } of USERS) if (!name.startsWith('system:node:')) writeFileSync(pki(`${name.replace('system:', '')}.kubeconfig`), kubeconfig(name));
  writeFileSync(ADMIN, kubeconfig('admin'));
  writeFileSync(pki('done'), '');
}
