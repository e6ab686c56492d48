export {type Again, type Flaw, flawText, type Frame, frameText, playAgain} from './again.js';
export {certificateOfLoop, closedAtOf} from './certificate.js';
export {differences} from './compare.js';
export {detailOf, type Section} from './detail.js';
export {doesText, moveText, type Offer, offersOf} from './describe.js';
export {
	asksForLoop,
	asksForWord,
	attackNames,
	blindPlaces,
	contextOf,
	decidersOf,
	eventText,
	followsLoops,
	type Context,
	goalName,
	goalText,
	isCritical,
	isLoop,
	isSeenBlind,
	isProcesses,
	isUpToShift,
	type Loop,
	loopTermsOf,
	type Place,
	placesAlong,
	powerAnswer,
	powerNames,
	type Rule,
	ruleFor,
	runWithout,
	silentIn,
	type Standing,
	standingOf,
	valenceNames,
	type Verdicted,
	workedOn,
} from './goals/index.js';
export {chanceText, computedRungs, hintText} from './hints.js';
export {type History, type Lettered, type Move, type Picture, replay} from './history.js';
export {messageLabel, oneLine, placeLabel, storageLabel} from './labels.js';
export {type Lanes, lanesOf, laneWidths} from './lanes.js';
export {type HowToWrite, lanesText} from './lanes-text.js';
export {decoyPlayed, playLine} from './line.js';
export {type Loss, lossOf} from './loss.js';
export {
	debtCount,
	debtsText,
	isPassed,
	loopAt,
	loopsToClose,
	type LoopTerms,
	type Owed,
	owesNothing,
} from './owed.js';
export {
	act,
	type Action,
	allowsMoves,
	allowedFaults,
	beginLevel,
	chosenBefore,
	type Declared,
	faultyIn,
	historyOf,
	isClaim,
	mayDeclare,
	movesMade,
	movesSpent,
	nextPart,
	partOf,
	type Play,
	type Played,
	playedOf,
	type Statement,
} from './play.js';
export {
	beginSandbox,
	isCatalogued,
	isSandbox,
	levelName,
	mixedInputs,
	playName,
	sandboxId,
	type SandboxOf,
	shortId,
} from './sandbox.js';
export {count, excerpt, listed, quoted, wrap} from './text.js';
export {most as mostPasted, type Pasted, playText} from './pasted.js';
export {
	type Bookmark,
	type Branch,
	branchesOf,
	commonSteps,
	isSameTrail,
	markAt,
	nothingTried,
	rowOf,
	standAt,
	toggledMark,
	type Trail,
	trailOf,
	triedOf,
	type TrailPlace,
	type TrailStep,
	type Tried,
	upTo,
	withTrail,
} from './tried.js';
export {scheduleText, type Wanted, wantedOf} from './wanted.js';
export {type Without, withoutPower} from './without.js';
export {keptRun, type OwnLoop, ownLoopOf, withOwnLoops} from './own-loop.js';
