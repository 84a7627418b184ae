export * from './benchmark';
export * from './benchmark-backend';
export * from './benchmark-props';
