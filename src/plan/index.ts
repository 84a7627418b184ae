export * from './changes';
export * from './lossy-edits';
export * from './state';
export * from './transition';
