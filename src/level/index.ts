export {campaign} from './campaign.js';
export type {Goal, Level, Shown} from './level.js';
export {parseLevel} from './parse.js';
