export * from './bucket-claim';
export * from './limits';
export * from './realm';
export * from './store';
export * from './user';
export * from './zone';
export * from './zone-group';
