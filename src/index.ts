export * from './core';
export * from './layout';
export * from './volumes';
export * from './pools';
export * from './operator';
export * from './cluster';
