export {type Checked, checkLevels, openingProblems} from './check.js';
export {type Forever, type ForeverCase, foreverFrom} from './forever.js';
export {type Help, helpFor} from './help.js';
export {answerClaim, judgedStanding, played} from './judged.js';
export type {Outcome, OwingLoop} from './owing-loop.js';
export {type Reach, reasonsFor, reasonsFrom, type RunAsked, valencesOf} from './reasons.js';
export type {Space} from './space.js';
export {createSpaces, type Spaces} from './spaces.js';
export {type Found, nearestWay, type Way} from './way.js';
