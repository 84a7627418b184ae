/**
 * The model of a stack of storage: plain data and pure functions, the same in Node and in a browser. It knows neither cdk8s nor
 * Node. It is reached as `cdk8s-ceph/model`, room by room.
 */
export * as layout from './layout';
export * as tuning from './tuning';
export * as rules from './rules';
export * as manifests from './manifests';
export * as crush from './crush';
export * as forecast from './forecast';
export * as checks from './checks';
export * as inventory from './inventory';
export * as preflight from './preflight';
export * as change from './change';
export * as status from './status';
export * as monitoring from './monitoring';
export * as logging from './logging';
export * as benchmark from './benchmark';
