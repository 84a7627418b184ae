export * from './core';
export * from './layout';
export * from './volumes';
export * from './pools';
export * from './operator';
export * from './cluster';
export * from './storage-class';
export * from './app';
