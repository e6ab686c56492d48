export * from './breach.js';
export * from './configuration.js';
export * from './hold.js';
export * from './json.js';
export * from './notation.js';
export * from './protocol.js';
