export {makeCode, parseCode} from './code.js';
export {type Challenge, type Engine, largest} from './generate.js';
export {type Difficulty, difficulties, flawOfSeed, makeId, parseId, type Seed} from './id.js';
export {opening} from './open.js';
