export {makeCode, parseCode} from './code.js';
export {type Challenge, type Engine, largest} from './generate.js';
export {type Difficulty, difficulties, flawOfSeed, makeId, parseId, type Seed} from './id.js';
export {noChallenge, opening} from './open.js';
export {type Checked, checkReplay, findLevel, flawOfId, type Replay, replayOf} from './replay.js';
export {makeReplayCode, type Packed, parseReplayCode} from './replay-code.js';
export {makeReplayText, mostBytes as mostReplayBytes, parseReplayFile, replayJson} from './replay-file.js';
export {isChallengeId, todaysId, wantedId} from './wanted.js';
