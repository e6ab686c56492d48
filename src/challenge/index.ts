export {makeCode, parseCode} from './code.js';
export type {Challenge, Engine} from './generate.js';
export {type Difficulty, difficulties, flawOfSeed, makeId, parseId, type Seed} from './id.js';
export {opening} from './open.js';
export {isChallengeId, todaysId, wantedId} from './wanted.js';
