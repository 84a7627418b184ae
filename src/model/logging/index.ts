export * from './kept-by-kubernetes';
export * from './logs-asked';
export * from './saved-queries';
export * from './sources';
export * from './store';
