export {campaign} from './campaign.js';
export {
	type Attack,
	attacks,
	type Goal,
	type GoalKind,
	type Passage,
	type Power,
	powers,
	type WantedValence,
	wantedValences,
} from './goal.js';
export {
	type Claim,
	type Decoy,
	fileOf,
	isNumbered,
	type Level,
	type Line,
	type Par,
	parOf,
	type Part,
	shownValences,
	type Term,
	type World,
	wholePar,
	worldOf,
} from './level.js';
export {type Pack, readPack, type PackFile} from './pack.js';
export {parseLevel, parseWorld} from './parse.js';
