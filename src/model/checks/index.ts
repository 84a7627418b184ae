export * from './bind';
export * from './check';
export * from './evaluate';
export * from './expectation';
export * from './hold';
export * from './objects';
export * from './reference';
export * from './osd-objects';
export { at, listAt, numberAt, textAt } from './private/reading';
