import { SettingPlace, TuningPreset, TuningSetting } from './preset';
import { TUNING_PRESETS } from './presets';

/** Options of Ceph by section and name. */
export type TunedOptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The preset of a name, if there is one. */
export function presetOf(name: string): TuningPreset | undefined {
  return TUNING_PRESETS.find(preset => preset.name === name);
}

/** The options that a cluster with these presets has; a later preset goes before an earlier one, and what is given by hand before all. */
export function tunedOptions(presets: readonly string[], given: TunedOptions): Record<string, Record<string, string>> {
  const options: Record<string, Record<string, string>> = {};
  for (const { section, name, value } of settingsAt(SettingPlace.OPTION, presets)) if (section !== undefined) (options[section] ??= {})[name] = value;
  for (const [section, own] of Object.entries(given)) options[section] = { ...options[section], ...own };
  return options;
}

/** How pools for data compress with these presets; nothing where no preset says it. */
export function tunedCompression(presets: readonly string[]): string | undefined {
  return settingsAt(SettingPlace.POOL, presets).filter(({ name }) => name === 'compression_mode').map(({ value }) => value).pop();
}

/** What presets set while a plan moves data. */
export function tunedWhilePlanned(presets: readonly string[]): TuningSetting[] {
  return settingsAt(SettingPlace.PLAN, presets);
}

/** Two presets that want one setting otherwise. */
export interface Contradiction {
  readonly setting: string;
  /** The preset that does not get its way, with its value. */
  readonly loser: string;
  readonly lost: string;
  /** What goes before it, with its value. */
  readonly winner: string;
  readonly won: string;
}

/** What these presets contradict each other in; what stands is the later one's, and what is set for the time of a plan does not last. */
export function contradictions(presets: readonly string[]): Contradiction[] {
  const standing = new Map<string, { preset: string; value: string }>(), found: Contradiction[] = [];
  for (const name of presets) {
    for (const { section = '', name: option, value } of (presetOf(name)?.settings ?? []).filter(({ place }) => place === SettingPlace.OPTION)) {
      const setting = `${section} ${option}`, former = standing.get(setting);
      if (former !== undefined && former.value !== value) found.push({ setting, loser: former.preset, lost: former.value, winner: name, won: value });
      standing.set(setting, { preset: name, value });
    }
  }
  for (const name of presets) {
    for (const { section = '', name: option, value } of tunedWhilePlanned([name])) {
      const other = standing.get(`${section} ${option}`);
      if (other !== undefined && other.value !== value) found.push({ setting: `${section} ${option}`, loser: name, lost: value, winner: other.preset, won: other.value });
    }
  }
  return found;
}

function settingsAt(place: SettingPlace, presets: readonly string[]): TuningSetting[] {
  return presets.flatMap(name => (presetOf(name)?.settings ?? []).filter(setting => setting.place === place));
}
