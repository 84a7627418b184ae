import { CrushMap, UNIT } from './map';

/** The map in the language of `crushtool --compile`, so that anybody can check our figures with Ceph's own tool. */
export function crushText(map: CrushMap): string {
  const { chooseTotalTries, chooseleafDescendOnce, chooseleafVaryR, chooseleafStable } = map.tunables;
  const names = new Map([...map.buckets, ...map.devices].map(({ id, name }) => [id, name]));
  const shadows = new Map<string, string[]>();
  for (const { id, name } of map.buckets) {
    const [plain, deviceClass] = name.split('~');
    if (deviceClass !== undefined) shadows.set(plain, [...shadows.get(plain) ?? [], `\tid ${id} class ${deviceClass}`]);
  }
  // A bucket can only name what stands before it.
  const rank = new Map(map.types.map(({ id, name }) => [name, id]));
  const plain = map.buckets.filter(({ name }) => !name.includes('~')).sort((a, b) => rank.get(a.type)! - rank.get(b.type)! || b.id - a.id);
  const take = (id: number): string => {
    const [name, deviceClass] = names.get(id)!.split('~');
    return deviceClass === undefined ? `step take ${name}` : `step take ${name} class ${deviceClass}`;
  };
  return [
    'tunable choose_local_tries 0',
    'tunable choose_local_fallback_tries 0',
    `tunable choose_total_tries ${chooseTotalTries}`,
    `tunable chooseleaf_descend_once ${chooseleafDescendOnce}`,
    `tunable chooseleaf_vary_r ${chooseleafVaryR}`,
    `tunable chooseleaf_stable ${chooseleafStable}`,
    'tunable straw_calc_version 1',
    'tunable allowed_bucket_algs 54',
    ...map.devices.map(({ id, name, deviceClass }) => `device ${id} ${name}${deviceClass === undefined ? '' : ` class ${deviceClass}`}`),
    ...map.types.map(({ id, name }) => `type ${id} ${name}`),
    ...plain.flatMap(({ id, name, type, items }) => [
      `${type} ${name} {`,
      `\tid ${id}`,
      ...shadows.get(name) ?? [],
      '\talg straw2',
      '\thash 0',
      ...items.map(item => `\titem ${names.get(item.id)} weight ${item.weight / UNIT}`),
      '}',
    ]),
    ...map.rules.flatMap(({ id, name, steps }) => [
      `rule ${name} {`,
      `\tid ${id}`,
      `\ttype ${steps.some(({ op }) => op.endsWith('indep')) ? 'erasure' : 'replicated'}`,
      '\tmin_size 1',
      '\tmax_size 20',
      ...steps.map(step => {
        switch (step.op) {
          case 'take': return `\t${take(step.item)}`;
          case 'emit': return '\tstep emit';
          default: return `\tstep ${'type' in step ? `${step.op.replace('_', ' ')} ${step.num} type ${step.type}` : `${step.op} ${step.num}`}`;
        }
      }),
      '}',
    ]),
    '',
  ].join('\n');
}
