export {certificateOfLoop} from './certificate.js';
export {detailOf, type Section} from './detail.js';
export {messageLabel, type Offer, offersOf, storageLabel} from './describe.js';
export {asksForLoop, goalName, goalText, type Standing, standingOf} from './goals.js';
export {type History, type Lettered, type Move, type Picture, replay} from './history.js';
export {type Lanes, lanesOf, laneWidths} from './lanes.js';
export {type Loss, lossOf} from './loss.js';
export {debtsText, loopsToClose, type Owed, owedSince} from './owed.js';
export {
	act,
	type Action,
	beginLevel,
	type Declared,
	faultyIn,
	historyOf,
	mayDeclare,
	movesMade,
	type Play,
} from './play.js';
export {count, wrap} from './text.js';
