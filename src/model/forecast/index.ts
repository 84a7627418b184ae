export * from './public';
export * from './capacity';
export * from './figure';
export * from './private/fitting';
export * from './private/forecast-of';
export * from './private/subject';
export * from './private/words';
