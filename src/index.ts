export * from './core';
export * from './layout';
export * from './operator';
export * from './cluster';
