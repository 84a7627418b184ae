import { CephCluster, Phase, StorageApp } from 'cdk8s-ceph';
import type { Source } from './stack';
import { Outcome, unreadable } from '../actions/outcome';
import { build } from '../layout/app';
import { readLayout } from '../layout/read';

/**
 * A layout file, built and judged.
 * @param outdir where its YAML is written, if it is
 * @param text what the file will hold, where that is not what it holds now
 */
export function layoutSource(file: string, outdir?: string, text?: string): Source | Outcome<never> {
  const { layout, included, problems: wrong } = readLayout(file, text);
  if (layout === undefined) return unreadable(wrong);
  const { app, stack, problems } = build(layout, included, outdir);
  const { hosts = {}, volumeSets = {}, clusters = {}, cluster } = layout.props;
  const all = [hosts, ...Object.values(volumeSets).map(set => set.hosts)].flatMap(each => Object.entries(each));
  return {
    problems,
    hosts: new Set(all.map(([name]) => name)).size,
    volumes: all.reduce((sum, [, { volumes = [] }]) => sum + volumes.length, 0),
    made: !problems.some(({ code }) => code.startsWith('storage-stack/')),
    objects: () => documentsOf(app).map((object, i) => ({ object, path: `${file}[${i}]` })),
    forecasts: () => {
      const names = Object.keys(clusters);
      const places = [...cluster !== undefined || names.length === 0 ? ['cluster'] : [], ...names.map(name => `clusters.${name}`)];
      return places.map(name => ({ name, forecast: (stack.find(name) as CephCluster).forecast() }));
    },
    write: () => app.synth(),
  };
}

function documentsOf(app: StorageApp): any[] {
  return Object.values(Phase).sort().flatMap(phase => app.documents(phase));
}
