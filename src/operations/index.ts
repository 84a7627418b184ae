export * from '../model/change/refused-edit';
export * from '../model/change/step';
export * from '../model/checks/check';
export * from '../model/checks/expectation';
export * from '../model/checks/reference';
export * from './plan';
export * from './plan-options';
