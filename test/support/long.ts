import process from 'node:process';

/** Whether this is `npm run test:long`, which has the time for more of what is random or naive; `npm test` takes a sample that is always the same. */
export const isLong = process.env['BIVALENT_LONG'] === '1';
