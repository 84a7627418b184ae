export * from './answers';
export * from './preflight';
export { PREFLIGHT_CHAPTERS, PREFLIGHT_RULES } from './rules';
