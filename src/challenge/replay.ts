import {
	movesSpent,
	playAgain,
	playedOf,
	type Again,
	type Flaw,
	type Frame,
	type Played,
	type Play,
	type Standing,
} from '../game/index.js';
import {campaign, isNumbered, type Level} from '../level/index.js';
import {parseCode} from './code.js';
import {parseId} from './id.js';

/** A play that others can see again: of which level or challenge, and what was done in it. Nothing in it is trusted. */
export interface Replay {
	/** a level's number, or a challenge's ID in either form */
	readonly id: string;
	/** of each part, from the first one */
	readonly parts: readonly [Played, ...Played[]];
}

/** What is wrong with the ID of a replay, as a sentence without a full stop; `undefined` when nothing is. A level of the campaign that is not there is for who looks it up to tell. */
export function flawOfId(id: string): string | undefined {
	if (isNumbered({id})) return undefined;
	const read = id.includes('#') || id.includes(':') ? parseId(id) : parseCode(id);
	return read.ok ? undefined : `${read.error} (it must be a level's number, like 4.1, or a challenge's ID)`;
}

/** The play as a replay; `undefined` where nobody else could find its level, or what was played in the parts before is not known any more. */
export function replayOf(play: Play): Replay | undefined {
	const {level, at, earlier} = play;
	if (findLevel(level) === undefined || earlier.length < at) return undefined;
	return {id: level.id, parts: [...earlier, playedOf(play)] as unknown as Replay['parts']};
}

/** The level that everybody finds by the ID of this one: the campaign's, which is as it was before the player's own loops came into it, or a challenge. A level of another pack is not found by its ID alone. */
export function findLevel(level: Level): Level | undefined {
	if (!isNumbered(level)) return flawOfId(level.id) === undefined ? level : undefined;
	const known = campaign().levels.find(({id}) => id === level.id);
	return known?.title === level.title && known.idea === level.idea && known.parts.length === level.parts.length
		? known
		: undefined;
}

/** A replay that was held against rules and goal. */
export interface Checked extends Again {
	/** what the goal's rule said in the end, where it is a win */
	readonly because: string;
	/** moves of all parts */
	readonly moves: number;
}

/**
 * Checks what was played in a level, step by step: every move against the rules, and how each part ends against its goal. `standing` is how a play
 * stands, as the judge has it. A win has no flaw. @throws Breach
 */
export function checkReplay(level: Level, parts: readonly Played[], standing: (play: Play) => Standing): Checked {
	const {frames, flaw} = playAgain(level, parts);
	const shown: Frame[] = [];
	let because = '';
	const checked = (why: Flaw | null): Checked => ({
		frames: shown,
		flaw: why,
		because,
		moves: shown.length === 0 ? 0 : movesSpent(shown.at(-1)!.play),
	});
	for (const at of level.parts.keys()) {
		const own = frames.filter(({play}) => play.at === at);
		shown.push(...own);
		if (flaw?.part === at + 1) return checked(flaw);
		if (own.length === 0)
			return checked({part: at + 1, move: null, why: `part ${at + 1} of ${level.parts.length} is missing`});
		const ends = standing(own.at(-1)!.play);
		if (ends.is !== 'won') return checked({part: at + 1, ...whyNotWon(own, ends, standing)});
		({because} = ends);
	}
	return checked(flaw);
}

/** Which move it was that a part is not won, and why. */
function whyNotWon(frames: readonly Frame[], ends: Standing, standing: (play: Play) => Standing): Omit<Flaw, 'part'> {
	const last = frames.at(-1)!;
	const because = ends.is === 'open' ? 'its goal is not reached' : trimmed(ends.because);
	if (last.did?.do === 'say') return {move: null, why: because};
	let move = 0;
	for (const {play, did} of frames) {
		if (did?.do === 'move') move++;
		const here = play === last.play ? ends : standing(play);
		if (here.is === 'lost') return {move, why: trimmed(here.because)};
		if (here.is === 'won')
			return {
				move: move + 1,
				why: `the goal was reached with move ${move}, and what comes after it leads away from it`,
			};
	}
	return {move: null, why: because};
}

function trimmed(sentence: string): string {
	return sentence.replace(/\.$/u, '');
}
