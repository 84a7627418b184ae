import { CrushMap, erasureSteps, mapOfTree, numbered, replicatedSteps, UNIT } from '../../../../src/model/crush';

/** Hosts with devices of so many units, and a rule for copies (0) and one for chunks (1). */
export function hostsMap(hosts: readonly (readonly number[])[], domain = 'host'): CrushMap {
  let osd = 0;
  const children = hosts.map((devices, i) => ({ name: `h${i}`, type: 'host', children: devices.map(units => ({ osd: osd++, weight: units * UNIT })) }));
  return mapOfTree([{ name: 'default', type: 'root', children }], {
    rules: id => numbered([{ name: 'copies', steps: replicatedSteps(id('default'), domain) }, { name: 'chunks', steps: erasureSteps(id('default'), domain) }]),
  });
}

/** The map of the golden vectors: three hosts of two OSDs, and one with a single OSD of twice the size. */
export const GOLDEN = hostsMap([[1, 1], [1, 1], [1, 1], [2]]);
