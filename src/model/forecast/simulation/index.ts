export * from './damage';
export * from './devices';
export * from './exhaustive';
export * from './judge';
export * from './loss';
export * from './quorum';
export * from './simulation';
export * from './verdict';
