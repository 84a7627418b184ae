export * from './answers';
export * from './codes';
export * from './complaint';
export * from './reply';
export * from './status';
export * from './status-of';
export * from './text';
export * from './todo';
