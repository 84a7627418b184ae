import { CephCluster, Forecast, ForecastOptions, Phase, StorageApp, StorageStack } from 'cdk8s-ceph';
import { kept } from './kept';
import type { Source } from './stack';
import { Outcome, unreadable } from '../actions/outcome';
import { build } from '../layout/app';
import type { Layout } from '../layout/load';
import { Included, readLayout } from '../layout/read';

/**
 * A layout file, built and judged.
 * @param outdir where its YAML is written, if it is
 * @param text what the file will hold, where that is not what it holds now
 */
export function layoutSource(file: string, outdir?: string, text?: string): Source | Outcome<never> {
  const { layout, included, problems: wrong } = readLayout(file, text);
  if (layout === undefined) return unreadable(wrong);
  // What is written is built for its folder; everything else is the same for the same text.
  if (outdir !== undefined) return sourceOf(layout, included, outdir);
  return kept([file, layout.text, ...included.map(({ object }) => JSON.stringify(object))], () => sourceOf(layout, included));
}

function sourceOf(layout: Layout, included: readonly Included[], outdir?: string): Source {
  const { file } = layout, { app, stack, problems } = build(layout, included, outdir);
  const { hosts = {}, volumeSets = {}, clusters = {}, cluster } = layout.props;
  const all = [hosts, ...Object.values(volumeSets).map(set => set.hosts)].flatMap(each => Object.entries(each));
  const names = Object.keys(clusters), places = [...cluster !== undefined || names.length === 0 ? ['cluster'] : [], ...names.map(name => `clusters.${name}`)];
  const usual = once(() => forecastsAt(stack, places));
  return {
    problems,
    hosts: new Set(all.map(([name]) => name)).size,
    volumes: all.reduce((sum, [, { volumes = [] }]) => sum + volumes.length, 0),
    made: !problems.some(({ code }) => code.startsWith('storage-stack/')),
    objects: once(() => documentsOf(app).map((object, i) => ({ object, path: `${file}[${i}]` }))),
    forecasts: options => options === undefined ? usual() : forecastsAt(stack, places, options),
    write: () => app.synth(),
  };
}

/** What takes long is made when it is asked for first. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

function documentsOf(app: StorageApp): any[] {
  return Object.values(Phase).sort().flatMap(phase => app.documents(phase));
}

function forecastsAt(stack: StorageStack, places: readonly string[], options?: ForecastOptions): { readonly name: string; readonly forecast: Forecast }[] {
  return places.map(name => ({ name, forecast: (stack.find(name) as CephCluster).forecast(options) }));
}
