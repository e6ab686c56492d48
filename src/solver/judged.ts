import {createAtlas, judgeBlockedRun, judgeDecisions} from '../certificate/index.js';
import {SelfContradiction} from '../engine/index.js';
import {allInputs, type Inputs} from '../flp/index.js';
import {
	act,
	type Action,
	allowedFaults,
	blindPlaces,
	closedAtOf,
	count,
	faultyIn,
	isLoop,
	isSeenBlind,
	listed,
	isUpToShift,
	loopAt,
	historyOf,
	isClaim,
	loopTermsOf,
	partOf,
	placesAlong,
	runWithout,
	type Play,
	type Standing,
	standingOf,
	type Verdicted,
	workedOn,
} from '../game/index.js';
import type {Attack} from '../level/index.js';
import {outcomeOf, type Trial} from './attack.js';
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
	const places =
		inputs === null
			? []
			: isSeenBlind(partOf(play).goal)
				? blindPlaces(play)
				: placesAlong(spaces.space(inputs, isUpToShift(play)).start, play.schedule);
	const claimed = isClaim(said)
		? answerClaim(play, spaces)
		: said !== null && 'attack' in said
			? answerAttack(play, said.attack, spaces)
			: null;
	const standing = standingOf(play, places, claimed);
	if (standing.is === 'won') {
		judgeLoop(play);
		judgeWithout(play);
	}
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

/** How an attack ends: each schedule that shows it is replayed by the judge, and where there is none, he has looked again. */
function answerAttack(play: Play, attack: Attack, spaces: Spaces): Verdicted {
	const outcome = outcomeOf(play, attack, spaces, nearestWay);
	const configurations = spaces.space(play.inputs!, isUpToShift(play)).size;
	if (outcome.is === 'unknown') return {verdict: 'unknown', configurations};
	const trials = outcome.is === 'fails' ? outcome.by : [outcome.by];
	for (const {play: there, found} of trials) {
		if (found.is === 'way') continue;
		const vectors = there.inputs === null ? allInputs(partOf(there).n) : [there.inputs];
		if (vectors.some(inputs => isRefutedAgain(there, inputs) !== true)) return {verdict: 'unknown', configurations};
	}
	const why = `${trials.map(trialText).join(' ')}`;
	return {verdict: outcome.is === 'fails' ? 'refuted' : 'proved', configurations, why};
}

/** What a trial has shown, in a sentence. */
function trialText({play, goal, found}: Trial): string {
	const without =
		goal.kind === 'decision' && goal.silent !== undefined ? `without p${listed(goal.silent.map(String))} ` : '';
	if (found.is !== 'way') {
		const what = goal.kind === 'decision' && goal.value !== undefined ? ` ${goal.value}` : '';
		return goal.kind === 'disagreement'
			? 'Whoever has decided, has decided alike, wherever one looks.'
			: `No schedule ${without}lets anybody decide${what}.`;
	}
	const inputs = found.way.inputs ?? play.inputs!;
	const schedule = [...partOf(play).opening, ...found.way.schedule];
	const judged = judgeDecisions(play.protocol, {inputs, schedule});
	const decisions = 'decisions' in judged ? judged.decisions : [];
	const moves = count(found.way.schedule.length, 'move');
	if (goal.kind === 'disagreement') {
		if (decisions.length < 2) throw new SelfContradiction('the judge does not see that agreement is broken');
		return `From inputs ${inputs} the engine knows a schedule of ${moves} to it.`;
	}
	const [value] = decisions;
	if (value === undefined || (goal.kind === 'decision' && goal.value !== undefined && value !== goal.value))
		throw new SelfContradiction('the judge does not see a decision that the engine has found');
	return `From inputs ${inputs}, ${without}${moves} lead to a decision ${value}.`;
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
	const {n} = partOf(play);
	const judgement = judgeBlockedRun(protocol, {
		n,
		inputs,
		faults: allowedFaults(play),
		faulty: faultyIn(play),
		stem: schedule.slice(0, close),
		loop: schedule.slice(close),
		shift: loopAt(historyOf(play), close, terms).back ?? 0,
	});
	if (!judgement.valid) throw new SelfContradiction(`the judge rejects a loop that was closed: ${judgement.reason}`);
}

/** A loop that was left for want of a power is a loop, as the judge sees it, and where no coin was turned, he sees the decision, too. */
function judgeWithout(play: Play): void {
	const {protocol, said, inputs} = play;
	const {goal, n, opening} = partOf(play);
	const run = runWithout(play);
	if (run === undefined || goal.kind !== 'power' || inputs === null) return;
	const {rounds} = protocol;
	const loop = judgeBlockedRun(protocol, {
		n,
		inputs,
		faults: allowedFaults(play),
		faulty: [],
		stem: opening.slice(0, goal.close),
		loop: opening.slice(goal.close),
		shift: loopAt(historyOf(play), goal.close, {rounds}).back ?? 0,
	});
	if (!loop.valid) throw new SelfContradiction(`the judge rejects the loop of ${play.level.id}: ${loop.reason}`);
	if (said === null || !('power' in said) || said.power === 'coin') return;
	const judged = judgeDecisions(protocol, {inputs, schedule: run.moves.map(({event}) => event)});
	if (!('decisions' in judged) || judged.decisions.length === 0)
		throw new SelfContradiction(`the judge sees no decision where the loop of ${play.level.id} was left`);
}
