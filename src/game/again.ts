import {makeEvent} from '../flp/index.js';
import {attacks, type Level, type Part, powers} from '../level/index.js';
import {moveText} from './describe.js';
import {attackNames, loopTermsOf, powerNames} from './goals/index.js';
import {loopsToClose} from './owed.js';
import {withLoop} from './own-loop.js';
import {moved} from './pasted.js';
import {
	act,
	type Action,
	beginLevel,
	faultyIn,
	historyOf,
	isClaim,
	mayDeclare,
	movesMade,
	nextPart,
	partOf,
	type Play,
	type Played,
	type Statement,
} from './play.js';
import {count, excerpt, listed} from './text.js';

/** A play as it was, after one more thing was done. */
export interface Frame {
	readonly play: Play;
	/** `null` where a part begins */
	readonly did: Action | null;
}

/** What does not fit. */
export interface Flaw {
	/** 1 for the first */
	readonly part: number;
	/** the number of the player's move in that part, 1 for the first; `null` where it is no move */
	readonly move: number | null;
	/** a clause without a full stop */
	readonly why: string;
}

/** A play that was played again: every step of it, up to the first one that the rules do not allow. */
export interface Again {
	readonly frames: readonly Frame[];
	readonly flaw: Flaw | null;
}

/**
 * Plays again what was played in the parts of a level. Only the rules are held against it: how the goal stands is for the engine to say. What is
 * played may come from anywhere: nothing in it is trusted. @throws Breach
 */
export function playAgain(level: Level, parts: readonly Played[]): Again {
	const frames: Frame[] = [];
	const own = withLoops(level, parts);
	for (const [at, played] of parts.entries()) {
		const before = frames.at(-1);
		const begun = before === undefined ? beginLevel(own) : nextPart(before.play);
		if (begun === undefined)
			return {
				frames,
				flaw: {part: at + 1, move: null, why: `the level has only ${count(level.parts.length, 'part')}`},
			};
		if (ownPart(level.parts[at]!, played) === undefined) {
			frames.push({play: begun, did: null});
			return {
				frames,
				flaw: {part: at + 1, move: null, why: 'the loop that it brings is no fair loop that may stand there'},
			};
		}
		const flaw = playPart(begun, played, frames);
		if (flaw !== undefined) return {frames, flaw: {part: at + 1, ...flaw}};
	}
	return {frames, flaw: null};
}

/** The level with the loops that are the player's own; a part whose loop may not stand there is as it was. */
function withLoops(level: Level, parts: readonly Played[]): Level {
	const own = level.parts.map((part, at) => ownPart(part, parts[at]) ?? part);
	return {...level, parts: own as unknown as Level['parts']};
}

/** The part with the loop that a player brings; `undefined` where that may not stand there. */
function ownPart(part: Part, played: Played | undefined): Part | undefined {
	const loop = played?.loop ?? null;
	return loop === null ? part : withLoop(part, loop);
}

type PartFlaw = Omit<Flaw, 'part'>;

/** Adds the frames of a part, until something does not fit. */
function playPart(begun: Play, {inputs, moves, faults, said}: Played, frames: Frame[]): PartFlaw | undefined {
	const fail = (why: string, move: number | null = null): PartFlaw => ({move, why});
	const part = partOf(begun);
	let play = begun;
	const add = (next: Play, did: Action | null): void => {
		play = next;
		frames.push({play, did});
	};
	add(begun, null);
	if (part.inputs !== 'choose') {
		if (inputs !== null && inputs !== part.inputs)
			return fail(`it has the inputs ${inputs}, and those of this part are ${part.inputs}`);
	} else if (inputs !== null) {
		if (inputs.length !== part.n || !/^[01]+$/u.test(inputs))
			return fail(`its inputs are ${inputs}, and there must be a digit 0 or 1 for each of ${part.n} processes`);
		frames.pop();
		add(act(begun, {do: 'choose', inputs}), {do: 'choose', inputs});
	} else if (moves.length + faults.length > 0) return fail('the inputs were to be chosen first, and none are');
	for (let made = 0; made <= moves.length; made++) {
		for (const {process, after} of faults) {
			if (after !== made) continue;
			if (process >= part.n || !mayDeclare(play, process)) return fail(whyNoFault(play, process), made);
			add(act(play, {do: 'declare', process}), {do: 'declare', process});
		}
		const event = moves[made];
		if (event === undefined) break;
		const next = moved(play, event);
		if (typeof next === 'string') return fail(`${excerpt(makeEvent(event), 60)} cannot happen: ${next}`, made + 1);
		add(next, {do: 'move', event});
	}
	const late = faults.find(({after}) => after > moves.length);
	if (late !== undefined)
		return fail(`p${late.process} is declared faulty after move ${late.after}, and there are ${moves.length} moves`);
	if (said === null) return undefined;
	const why = whyUnsaid(play, said);
	if (why !== undefined) return fail(why);
	add(act(play, {do: 'say', statement: said}), {do: 'say', statement: said});
	return undefined;
}

function whyNoFault(play: Play, process: number): string {
	const {n, faults} = partOf(play);
	const there = `p${process} is declared faulty, and`;
	if (process >= n) return `${there} the last process is p${n - 1}`;
	if (faultyIn(play).includes(process)) return `${there} is faulty already`;
	return `${there} ${faults === 'none' ? 'no fault is allowed here' : 'one fault is allowed, which there is already'}`;
}

/** Why this cannot be said where a play stands; `undefined` where it can. Whether it is true is another question. */
function whyUnsaid(play: Play, said: Statement): string | undefined {
	const {goal, n, opening} = partOf(play);
	if (isClaim(said))
		return goal.kind === 'claim' || (play.level.claims && said.claim === 'refuted')
			? undefined
			: `it claims that the goal ${said.claim === 'proved' ? 'can' : 'cannot'} be reached, and that cannot be claimed here`;
	if (play.inputs === null) return 'something is said before the inputs are chosen';
	if ('close' in said) {
		const terms = loopTermsOf(play);
		if (terms === null) return 'it closes a loop, and no loop is asked for here';
		const closing = loopsToClose(historyOf(play), terms);
		const here = `from C${play.schedule.length}`;
		return closing.includes(said.close)
			? undefined
			: `no fair loop leads back to C${said.close} ${here}${closing.length === 0 ? '' : `, only to ${listed(closing.map(k => `C${k}`))}`}`;
	}
	if ('name' in said)
		return goal.kind !== 'critical' || goal.name !== true
			? 'it names a decider, and none is asked for here'
			: said.name < n
				? undefined
				: `it names p${said.name}, and the last process is p${n - 1}`;
	if ('point' in said)
		return goal.kind !== 'point'
			? 'it points at a configuration, and none is asked for here'
			: said.point <= opening.length
				? undefined
				: `it points at C${said.point}, and the run ends in C${opening.length}`;
	if ('power' in said)
		return goal.kind === 'power' && powers.includes(said.power)
			? undefined
			: 'it names a power of the scheduler, and none is asked for here';
	return goal.kind === 'attack' && attacks.includes(said.attack)
		? undefined
		: 'it attacks a property, and that is not asked for here';
}

/** What was done, in a sentence: "Move 3: p1 received d, propose 1." */
export function frameText({play, did}: Frame): string {
	const made = movesMade(play);
	switch (did?.do) {
		case 'choose':
			return `The inputs are chosen: ${did.inputs}.`;
		case 'move':
			return `Move ${made}: ${moveText(play, historyOf(play).moves.at(-1)!)}.`;
		case 'declare':
			return `p${did.process} is declared faulty: it takes no step from here on.`;
		case 'say':
			return `${saidText(did.statement)}.`;
		default:
			return partOf(play).opening.length === 0 ? 'The beginning.' : `The beginning is C${play.schedule.length}.`;
	}
}

function saidText(said: Statement): string {
	if ('close' in said) return `The loop is closed: back in C${said.close}`;
	if ('name' in said) return `Said: p${said.name} is the decider`;
	if ('point' in said) return `Said: C${said.point} is the one`;
	if ('power' in said) return `Said: the loop needs the power to ${powerNames[said.power]}`;
	if ('attack' in said) return `Attacked: ${attackNames[said.attack]}`;
	return `Claimed: it ${said.claim === 'proved' ? 'can' : 'cannot'} be done`;
}

/** What does not fit, in a sentence that says where. */
export function flawText({part, move, why}: Flaw, parts: number): string {
	const where = [
		...(parts === 1 ? [] : [`part ${part}`]),
		...(move === null ? [] : [move === 0 ? 'before the first move' : `move ${move}`]),
	];
	const text = where.length === 0 ? why : `${where.join(', ')}: ${why}`;
	return `${text.replace(/^./u, first => first.toUpperCase())}.`;
}
