import {createAtlas, judgeBlockedRun} from '../certificate/index.js';
import {SelfContradiction} from '../engine/index.js';
import {allInputs, type Inputs} from '../flp/index.js';
import {
	act,
	type Action,
	closedAtOf,
	faultyIn,
	isLoop,
	isUpToShift,
	loopAt,
	historyOf,
	isClaim,
	loopTermsOf,
	partOf,
	placesAlong,
	type Play,
	type Standing,
	standingOf,
	type Verdicted,
	workedOn,
} from '../game/index.js';
import {casesOf} from './cases.js';
import {secondSpace, type Space} from './space.js';
import type {Spaces} from './spaces.js';
import {nearestWay, type Found} from './way.js';
import {whyNot} from './why.js';

/** configurations of one input vector that the judge explores again */
const judgeLimit = 100_000;

/**
 * How a part stands, with all that the engine knows. A claim is answered by a search from the beginning of the part, and a loop that is closed is
 * replayed by the judge: nothing is won that the judge has not accepted. @throws Breach, SelfContradiction when finder and judge disagree
 */
export function judgedStanding(play: Play, spaces: Spaces): Standing {
	const {inputs, said} = play;
	const places = inputs === null ? [] : placesAlong(spaces.space(inputs, isUpToShift(play)).start, play.schedule);
	const claimed = isClaim(said) ? answerClaim(play, spaces) : null;
	const standing = standingOf(play, places, claimed);
	if (standing.is === 'won') judgeLoop(play);
	return standing;
}

/** Whether the goal of a part can be reached from its beginning, by any schedule, from any inputs that may be chosen. */
export function answerClaim(play: Play, spaces: Spaces): Verdicted {
	const begun = asWork(act(play, {do: 'restart'}));
	const found = nearestWay(begun, spaces);
	const vectors = begun.inputs === null ? allInputs(partOf(play).n) : [begun.inputs];
	const configurations = vectors.reduce((sum, inputs) => sum + spaces.space(inputs, isUpToShift(begun)).size, 0);
	if (found.is === 'way') {
		const shown = judgedStanding(played(begun, found), spaces);
		if (shown.is !== 'won')
			throw new SelfContradiction(`a way that the engine found to win ${play.level.id} does not win`);
		return {verdict: 'proved', configurations};
	}
	if (found.is === 'unknown') return {verdict: 'unknown', configurations};
	const again = vectors.map(inputs => isRefutedAgain(begun, inputs));
	if (again.includes(false))
		throw new SelfContradiction(`the judge does not agree that ${play.level.id} cannot be won`);
	return again.includes(undefined)
		? {verdict: 'unknown', configurations}
		: {verdict: 'refuted', configurations, why: whyNot(begun, spaces)};
}

/** The same play where the goal is to be reached, and not claimed. */
function asWork(play: Play): Play {
	const {level, at} = play;
	const parts = level.parts.with(at, {...partOf(play), goal: workedOn(partOf(play).goal)});
	return {...play, level: {...level, parts: parts as unknown as typeof level.parts}};
}

/** The play after a way was gone. */
export function played(play: Play, found: Extract<Found, {is: 'way'}>): Play {
	const {inputs, schedule, faulty, after, said} = found.way;
	const actions: Action[] = [
		...(inputs === null ? [] : [{do: 'choose', inputs} as const]),
		...schedule.map(event => ({do: 'move', event}) as const),
		...(said === null ? [] : [{do: 'say', statement: said} as const]),
	];
	if (faulty !== null) actions.splice((inputs === null ? 0 : 1) + after, 0, {do: 'declare', process: faulty});
	return actions.reduce(act, play);
}

/** The judge explores again, by its own code, and the same search runs on what it found; loops are its own to look for. `undefined` where that is too much. */
function isRefutedAgain(begun: Play, inputs: Inputs): boolean | undefined {
	const {protocol} = begun;
	const part = partOf(begun);
	const goal = workedOn(part.goal);
	const atlas = createAtlas(protocol, inputs, judgeLimit);
	if (atlas === undefined) return undefined;
	const play = begun.inputs === null ? act(begun, {do: 'choose', inputs}) : begun;
	if (isLoop(goal)) {
		const none = casesOf(play).every(
			faulty =>
				!atlas.answer({faulty, withoutFaulty: false, undecided: goal.kind === 'never-decides', from: part.opening}),
		);
		// the judge knows of fair loops, and not of where they pass
		return none || goal.kind !== 'fair-loop' || goal.passes === undefined ? none : undefined;
	}
	const space: Space = secondSpace(atlas);
	return (
		nearestWay(play, {
			space: () => space,
			looker: () => {
				throw new Error('the judge has no looker');
			},
		}).is === 'none'
	);
}

/** A loop that was closed is a run in which nobody ever decides: the judge replays it. */
function judgeLoop(play: Play): void {
	const {inputs, schedule, protocol} = play;
	const close = closedAtOf(play);
	const terms = loopTermsOf(play);
	if (close === null || terms === null || inputs === null) return;
	const {n, faults} = partOf(play);
	const judgement = judgeBlockedRun(protocol, {
		n,
		inputs,
		faults,
		faulty: faultyIn(play),
		stem: schedule.slice(0, close),
		loop: schedule.slice(close),
		shift: loopAt(historyOf(play), close, terms).back ?? 0,
	});
	if (!judgement.valid) throw new SelfContradiction(`the judge rejects a loop that was closed: ${judgement.reason}`);
}
