import {
	act,
	beginLevel,
	historyOf,
	loopsToClose,
	loopTermsOf,
	mayDeclare,
	offersOf,
	partOf,
	type Play,
} from '../../src/game/index.js';
import {type Draw, drawFrom} from '../../src/challenge/random.js';
import type {Level} from '../../src/level/index.js';
import {judgedStanding, type Spaces} from '../../src/solver/index.js';

/** How often of so many times a level is won by somebody who plays at random and closes whatever loop can be closed, in three times par and a few moves. */
export function randomWins(level: Level, spaces: Spaces, times: number): number {
	let wins = 0;
	for (let time = 0; time < times; time++) if (isWon(level, spaces, drawFrom(`player ${time}`))) wins++;
	return wins / times;
}

function isWon(level: Level, spaces: Spaces, draw: Draw): boolean {
	let play: Play = beginLevel(level);
	const part = partOf(play);
	for (let made = 0; made <= 3 * part.par + 8; made++) {
		const terms = loopTermsOf(play);
		const [close] = terms === null ? [] : loopsToClose(historyOf(play), terms);
		const tried = close === undefined ? play : act(play, {do: 'say', statement: {close}});
		if (judgedStanding(tried, spaces).is === 'won') return true;
		if (judgedStanding(play, spaces).is === 'lost') return false;
		const offers = offersOf(play, null);
		if (mayDeclare(play) && draw.below(4) === 0) play = act(play, {do: 'declare', process: draw.below(part.n)});
		else if (offers.length === 0) return false;
		else play = act(play, {do: 'move', event: draw.pick(offers).event});
	}
	return false;
}
