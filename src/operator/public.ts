export * from './rook-operator';
