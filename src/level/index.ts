export {campaign} from './campaign.js';
export type {Goal, Level, Shown} from './level.js';
export {type ParsedLevel, parseLevel} from './parse.js';
