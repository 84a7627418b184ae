export * from './all-copies';
export * from './effects';
export * from './preset';
export * from './presets';
export * from './tuning';
