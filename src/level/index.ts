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
export type {Pack, PackFile} from './pack.js';
// files are read with './pack.js' and './parse.js', which load what reads YAML: a game begins without
