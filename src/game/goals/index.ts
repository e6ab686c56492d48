import type {Goal} from '../../level/index.js';
import type {LoopTerms} from '../owed.js';
import {faultyIn, historyOf, isClaim, movesMade, partOf, type Play} from '../play.js';
import {count} from '../text.js';
import {attackRule, attackStanding} from './attack.js';
import {decisionRule, disagreementRule} from './decision.js';
import {isLoop, loopRule, termsOf} from './loop.js';
import {powerRule} from './power.js';
import {configurationRule, eventsRule, pictureRule, pinnedRule} from './run.js';
import {type Context, open, type Place, type Rule, ruleOf, type Standing, type Verdicted} from './rule.js';
import {stagesRule} from './stages.js';
import {beginningRule, criticalRule, pointRule, valenceRule} from './valence.js';

export {type Context, type Place, placesAlong, type Rule, type Standing, type Verdicted} from './rule.js';
export {attackNames} from './attack.js';
export {blindPlaces} from './blind.js';
export {isLoop, type Loop} from './loop.js';
export {firstStage, type Stage, stageAfter} from './stages.js';
export {valenceNames} from './rule.js';
export {powerAnswer, powerNames, runWithout} from './power.js';
export {isProcesses} from './run.js';
export {eventText, goalName, goalText} from './text.js';
export {decidersOf, isCritical} from './valence.js';

/** The rule by which a goal is decided. A claim asks for nothing but its statement, and who plays freely for nothing at all. */
export function ruleFor(goal: Goal, context: Context): Rule {
	switch (goal.kind) {
		case 'decision':
			return decisionRule(goal, context);
		case 'disagreement':
			return disagreementRule();
		case 'valence':
			return valenceRule(goal);
		case 'picture':
			return pictureRule(goal, context);
		case 'events':
			return eventsRule(goal);
		case 'configuration':
			return configurationRule(goal, context);
		case 'beginning':
			return beginningRule(goal, context);
		case 'pinned':
			return pinnedRule(goal);
		case 'critical':
			return criticalRule(goal, context);
		case 'stages':
			return stagesRule(goal, context);
		case 'fair-loop':
		case 'never-decides':
			return loopRule(goal, context);
		case 'point':
			return pointRule(goal, context);
		case 'power':
			return powerRule(goal, context);
		case 'attack':
			return attackRule();
		case 'free':
		case 'claim':
			return ruleOf(() => open);
	}
}

/** What a goal is decided in; `places` are the configurations of the run, from the initial one. */
export function contextOf(play: Play, places: readonly Place[]): Context {
	const part = partOf(play);
	return {
		protocol: play.protocol,
		part,
		inputs: play.inputs!,
		last: play.last,
		opening: places.slice(0, part.opening.length + 1),
		history: historyOf(play),
		faulty: faultyIn(play),
	};
}

/**
 * How the part stands: decided from the run, what the player says of it, and the configurations that it goes through, never by comparing with our
 * solution. `claimed` is the engine's answer, where the player made a claim. Pure. @throws Breach
 */
export function standingOf(play: Play, places: readonly Place[], claimed: Verdicted | null): Standing {
	const {said, inputs} = play;
	const part = partOf(play);
	if (isClaim(said)) return claimStanding(part.goal, said.claim, claimed);
	if (said !== null && 'attack' in said) return attackStanding(claimed);
	if (inputs === null || places.length <= play.schedule.length) return open;
	const standing = moveStanding(play, part.goal, places);
	if (standing.is === 'lost' && said === null && isLostFromTheBeginning(play, places)) return open;
	const {within} = part;
	const left = within === null ? Infinity : within - movesMade(play);
	if (left >= 0 && (standing.is !== 'open' || left > 0 || isSaid(part.goal))) return standing;
	return {is: 'lost', because: `You had ${count(within!, 'move')}, and this is not what was asked for.`};
}

/** Whether the goal is out of reach before the first move: then no move is to blame, and it is for the player to find out; where he chose the inputs, with his first move. */
function isLostFromTheBeginning(play: Play, places: readonly Place[]): boolean {
	const {opening, inputs, goal} = partOf(play);
	if (goal.kind === 'beginning' || (inputs === 'choose' && movesMade(play) > 0)) return false;
	const begun: Play = {...play, schedule: opening, faults: [], said: null};
	return moveStanding(begun, goal, places.slice(0, opening.length + 1)).is === 'lost';
}

function moveStanding(play: Play, goal: Goal, places: readonly Place[]): Standing {
	const context = contextOf(play, places);
	const rule = ruleFor(goal, context);
	let memory = rule.begin();
	for (let move = context.part.opening.length; move < play.schedule.length; move++) {
		const event = play.schedule[move]!;
		if (rule.silent.includes(event.process))
			return {
				is: 'lost',
				because: `p${event.process} has stepped, and the goal is to do it without a step of p${event.process}.`,
			};
		memory = rule.step(memory, {event, before: places[move]!, after: places[move + 1]!});
	}
	return rule.standing(memory, places[play.schedule.length]!, play.said);
}

/** A claim wins when it is true; where the goal is to do something, only the claim that it cannot be done. */
function claimStanding(goal: Goal, claim: 'proved' | 'refuted', claimed: Verdicted | null): Standing {
	if (claimed === null) return open;
	const all = `all ${count(claimed.configurations, 'configuration')} that can be reached were looked at`;
	const why = claimed.why === undefined || claimed.why === '' ? '' : ` ${claimed.why}`;
	switch (claimed.verdict) {
		case 'unknown':
			return open;
		case 'refuted':
			return claim === 'refuted'
				? {
						is: 'won',
						because: `You are right, it cannot be done: ${all}, and the judge, who looked again, agrees.${why}`,
					}
				: {is: 'lost', because: `It cannot be done: ${all}.${why}`};
		case 'proved':
			if (claim === 'refuted') return {is: 'lost', because: 'It can be done: the engine knows a schedule.'};
			return goal.kind === 'claim'
				? {is: 'won', because: 'You are right, it can be done: the engine knows a schedule.'}
				: {is: 'lost', because: 'It can be done, but saying so is not enough here: do it.'};
	}
}

/** The goal that the player works on: that of which a claim is made, or the goal itself. */
export function workedOn(goal: Goal): Exclude<Goal, {kind: 'claim'}> {
	return goal.kind === 'claim' ? workedOn(goal.of) : goal;
}

/** Whether the goal is reached by saying something after the last move. */
function isSaid(goal: Goal): boolean {
	return asksForLoop(goal) || (goal.kind === 'critical' && goal.name === true);
}

/** Whether the goal is reached by closing a loop. */
export function asksForLoop(goal: Goal): boolean {
	return isLoop(workedOn(goal));
}

/** Whether the player is told of the loops of his run: where one reaches the goal, and where there is none. */
export function followsLoops(goal: Goal): boolean {
	return asksForLoop(goal) || goal.kind === 'free';
}

/** How a loop is judged that would reach this part's goal, or where there is none, that can be gone for ever; `null` where no loop does. */
export function loopTermsOf(play: Play): LoopTerms | null {
	const goal = workedOn(partOf(play).goal);
	if (goal.kind === 'free') return {faulty: faultyIn(play), rounds: play.protocol.rounds};
	return isLoop(goal) ? termsOf(goal, play.protocol, faultyIn(play)) : null;
}

/** Whether a goal is reached by a word, and no move is made: then nobody has to see where moves lead. */
export function asksForWord({kind}: Goal): boolean {
	return kind === 'power' || kind === 'attack';
}

/** Whether a goal is decided by the run alone, without what only an engine can know of it. */
export function isSeenBlind(goal: Goal): boolean {
	return ['disagreement', 'power', 'free'].includes(goal.kind);
}

/** Whether configurations that differ by a shift of all round numbers are one to the goal: then the graph may be one in which they are, too. */
export function isUpToShift(play: Play): boolean {
	const goal = workedOn(partOf(play).goal);
	return isLoop(goal)
		? loopTermsOf(play)?.rounds !== undefined
		: play.protocol.rounds !== undefined && ['decision', 'disagreement', 'power', 'attack', 'free'].includes(goal.kind);
}

/** The processes without whose steps the valence is shown, too: those declared faulty, or those that the goal wants silent. */
export function silentIn(play: Play): readonly number[] {
	const goal = workedOn(partOf(play).goal);
	if (goal.kind === 'decision' && goal.silent !== undefined) return goal.silent;
	if (goal.kind === 'valence' && goal.silent !== undefined) return [goal.silent];
	return faultyIn(play);
}
