import { NAMESPACE } from './ceph';
import { storageOfTheLab } from './cluster';
import { get } from './control-plane';
import { osdPlaces } from './osds';
import { REPOSITORY } from './paths';
import { GIB } from '../../src/model/layout/quantity';
import { Edition, LARGER, REBUILT, SPARE } from '../cluster/edition';

/** Devices that proofs take out; the first of them that carries an OSD is taken. */
export const TAKEN_OUT = ['node-c/part', 'node-a/disk'];

/** The device set of a device. */
export const setOf = (device: string) => device.replace('/', '--');

/** What the daemons are to be made of. */
const imageNow = () => get<{ spec: { cephVersion: { image: string } } }>('-n', NAMESPACE, 'cephclusters.ceph.rook.io', 'ceph').spec.cephVersion.image;

/** As the cluster stands, whatever proofs have done to it. */
export function editionNow(): Edition {
  const places = osdPlaces(), sets = new Set(places.map(({ deviceSet }) => deviceSet));
  return {
    without: TAKEN_OUT.filter(device => !sets.has(setOf(device))),
    grown: places.some(({ node }) => node === SPARE),
    ...imageNow() === REBUILT ? { rebuilt: true } : {},
    larger: places.some(({ node, path, bytes }) => node === LARGER.host && path === LARGER.path && bytes >= LARGER.gibibytes * GIB),
  };
}

/** What the library makes of an edition. */
export const storageOf = (edition: Edition) => storageOfTheLab({ LAB_EDITION: JSON.stringify(edition) });

/** A program of the lab as the command runs it, with what it is told. */
export const programOf = (file: string, name: string, value: string) => `cd ${REPOSITORY} && ${name}='${value}' TSX_TSCONFIG_PATH=test/tsconfig.json ${process.execPath} --import tsx lab/cluster/${file}`;

/** The program that makes an edition. */
export const program = (edition: Edition) => programOf('main.ts', 'LAB_EDITION', JSON.stringify(edition));
