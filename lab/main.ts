import { spawnSync } from 'node:child_process';
import { adoptArtefacts, hasCsi } from './lib/artefacts';
import { writeBenchmarks } from './lib/benchmarks-page';
import { storageOfTheLab } from './lib/cluster';
import { codeOf } from './lib/code';
import { controlPlaneUp, FOREIGN, kubectlCommand, serversUp } from './lib/control-plane';
import { down } from './lib/down';
import { nodeNamed, NODES } from './lib/layout';
import { logFiles } from './lib/logs';
import { isMeasured, measuredUp } from './lib/measured';
import { inside, nodeAddress } from './lib/network';
import { onNode, powerOff } from './lib/nodes';
import { osdPlaces, wipe } from './lib/osds';
import { running, started, Until } from './lib/processes';
import { Proof, proveAll } from './lib/proof';
import { CLUSTER, heldFor, recall } from './lib/proven';
import { prepareLab, prepareServers, prepareStorage } from './lib/requirements';
import { say } from './lib/say';
import { summarize } from './lib/summary';
import { throwAway } from './lib/throw-away';
import { nodesUp, storageReady, storageUp, systemUp, up } from './lib/up';
import { PROOFS } from './proofs';
import { apiServer } from './proofs/api-server';
import { examples } from './proofs/examples';
import { selftest } from './proofs/selftest';

const VERBS: Record<string, (args: string[]) => Promise<void> | void> = {
  'control-plane': async () => {
    await controlPlaneUp();
    say('the control plane is ready');
  },
  'api-server': args => {
    const layouts = layoutsOf(args);
    return throwAway(async () => {
      await prepareServers();
      await serversUp(Until.WE_END);
      say('etcd, kube-apiserver and kube-controller-manager run');
      await prove([apiServer(layouts)]);
    });
  },
  'examples': async () => {
    await prepareServers();
    await serversUp();
    await prove([examples]);
  },
  'nodes': async args => nodesUp(args.length > 0 ? args : NODES.map(node => node.name)),
  'wait': () => storageReady(),
  'storage': async () => {
    await prepareStorage();
    const outdir = await storageOfTheLab();
    await systemUp(outdir);
    await storageUp(outdir);
  },
  'build': args => args.includes('--adopt') ? adoptArtefacts() : prepareLab(),
  'up': async () => {
    await prepareLab();
    await up();
  },
  'measured': async () => {
    await prepareLab();
    await measuredUp();
  },
  'prove': async args => {
    const goOn = args.includes(CONTINUE);
    const names = args.filter(arg => arg !== CONTINUE);
    const unknown = names.filter(name => !PROOFS.some(proof => proof.name === name));
    if (unknown.length > 0) throw new Error(`no proof is called ${unknown.join(', ')}; there are ${list(PROOFS)}`);
    const chosen = PROOFS.filter(({ name }) => names.length === 0 || names.includes(name));
    const measured = isMeasured(), impossible = chosen.filter(proof => whyNot(proof, measured) !== undefined);
    const reasons = impossible.map(proof => `${proof.name}: ${whyNot(proof, measured)}`);
    if (names.length > 0 && reasons.length > 0) throw new Error(reasons.join('\n'));
    for (const reason of reasons) say(`not run: ${reason}`);
    const possible = chosen.filter(proof => !impossible.includes(proof));
    await prove(goOn ? possible.filter(({ name }) => !heldBefore(name)) : possible);
  },
  'down': () => down(),
  'status': () => {
    const [ours, known] = [new Set(running()), new Set(started())];
    for (const name of [...NODES.map(node => node.name), 'etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'snapshot-controller', 'name-server']) {
      console.log(`${name.padEnd(26)}${ours.has(name) ? 'runs' : known.has(name) ? 'has ended by itself' : 'is off'}`);
    }
  },
  'kubectl': args => { spawnSync(...flat(kubectlCommand(...args)), { stdio: 'inherit' }); },
  'shell': ([name, ...script]) => {
    const node = nodeNamed(name);
    if (script.length > 0) console.log(onNode(node, script.join(' ')));
    else spawnSync(...flat(inside('bash', '-c', 'exec 3<>"/dev/tcp/$0/2300"; cat <&3 & cat >&3', nodeAddress(node.index))), { stdio: 'inherit' });
  },
  'logs': ([name, part]) => {
    const files = logFiles(name ?? '', part);
    if (files.length === 0) throw new Error(`nothing was written by ${[name, part].filter(Boolean).join(' ')}; what has been started: ${started().join(', ') || 'nothing'}`);
    spawnSync('tail', ['-n', '40', ...files], { stdio: 'inherit' });
  },
  'selftest': async () => {
    const failed = await proveAll([selftest]);
    if (failed.length > 0) throw new Error('the proofs do not fail when they should');
  },
  'summary': () => summarize(),
  'benchmarks': () => writeBenchmarks(),
  'wipe': ([deviceSet]) => {
    const place = osdPlaces().find(each => each.deviceSet === deviceSet);
    if (!place) throw new Error(`no OSD is of the device set ${deviceSet}; there are ${osdPlaces().map(each => each.deviceSet).join(', ')}`);
    console.log(wipe(place));
  },
  'add': async ([name = 'node-d']) => nodesUp([name]),
  'kill': async ([name]) => powerOff(nodeNamed(name)),
  'start': async ([name]) => nodesUp([name]),
};

/** Why a proof cannot be run here. */
function whyNot({ needsNodes, needsCsi, measures = false }: Proof, measured: boolean): string | undefined {
  if (FOREIGN) return needsNodes ? 'needs nodes that can be switched off, so it runs in the lab only, without KUBECONFIG' : undefined;
  if (measures && !measured) return 'measures other storage than the lab has: bring that up by npm run lab -- measured, after npm run lab -- down';
  if (!measures && measured) return 'needs the storage of the lab: bring it up by npm run lab -- up, after npm run lab -- down';
  return needsCsi && !hasCsi() ? 'needs the drivers of CSI, whose sources were not given to this lab (lab/README.md)' : undefined;
}

const CONTINUE = '--continue';

/** Whether a proof held here for the code as it is now; says so. */
function heldBefore(name: string): boolean {
  const held = heldFor(recall(), CLUSTER, name, codeOf(name));
  if (held) say(`not run again: ${name} held for this code, at commit ${held.commit.slice(0, 7)}${held.edited ? ' with edits' : ''}`);
  return held !== undefined;
}

const list = (proofs: readonly Proof[]) => proofs.map(({ name }) => name).join(', ');

async function prove(proofs: readonly Proof[]): Promise<void> {
  const failed = await proveAll(proofs);
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`);
}

/** The number that follows `--layouts`. */
function layoutsOf(args: readonly string[]): number | undefined {
  if (args.length === 0) return undefined;
  const [option, number] = args.flatMap(arg => arg.split('='));
  if (option !== '--layouts' || !/^[1-9]\d*$/.test(number ?? '')) throw new Error(`not understood: ${args.join(' ')}; what can be said is --layouts NUMBER`);
  return Number(number);
}

const flat = ([program, args]: [string, string[]]): [string, string[]] => [program, args];

async function main(): Promise<void> {
  const [verb = 'help', ...args] = process.argv.slice(2);
  const action = VERBS[verb];
  if (!action) {
    console.error(`npm run lab -- VERB, where VERB is one of ${Object.keys(VERBS).join(', ')}; see lab/README.md`);
    process.exitCode = 2;
    return;
  }
  await action(args);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
