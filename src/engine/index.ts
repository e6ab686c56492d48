export {type Component, componentsOf} from './components.js';
export {concrete, concreteTo, deliveredBy, riseAlong, steps} from './concrete.js';
export {explore, exploring, type RoomFor} from './explore.js';
export {
	type CaseFinding,
	type Finding,
	find,
	finding,
	type Question,
	strongest,
	type UnfairComponent,
	type VectorFinding,
} from './find.js';
export {transitionsFrom} from './flow.js';
export {
	beyond,
	decidedAt,
	endOf,
	eventOf,
	type Graph,
	moveAt,
	type Transition,
	transitionsOf,
	type Walk,
	walkOf,
} from './graph.js';
export {insideOf, type Lasso, lassoIn, type Passes, shortestLoop} from './lasso.js';
export {createLocals, type Locals, nothing} from './locals.js';
export {createLooker, type HowToLook, type Look, type Looker, situationsOf} from './look.js';
export {partitionOf, partsOf} from './partition.js';
export type {BadSchedule, BlockedRun, Properties, Status} from './properties.js';
export {
	type Answer,
	answersFrom,
	type FaultCase,
	faultCases,
	type Faults,
	type Proof,
	type Verdict,
} from './question.js';
export {SelfContradiction} from './self-check.js';
export {createReductions} from './reductions.js';
export {type Region, regionFrom, wayTo, wayToDecision} from './region.js';
export {createSituations, type Situations} from './situations.js';
export {exploringStages} from './staged.js';
export {eventAt, firstSpot, type Spot, spotOf, spotsAlong} from './spot.js';
export {isCritical, isOpen, type Valence, valenceBits, valenceOf} from './valence.js';
export {done, type Progress, telling, type Work} from './work.js';
