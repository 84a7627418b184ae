export * from './additions';
export * from './figure';
export * from './forecast';
export * from './forecast-options';
export * from './host-forecast';
export * from './loss';
export * from './loss-forecast';
export * from './pool-forecast';
