export * from './core/index.ts';
export * from './vendors.ts';
