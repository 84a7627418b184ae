export * from './claim';
export * from './claim-template';
export * from './snapshot-class';
export * from './storage-class';
