import {type Event, makeEvent, type Protocol} from '../flp/index.js';
import {
	act,
	isUpToShift,
	beginLevel,
	historyOf,
	loopsToClose,
	loopTermsOf,
	nextPart,
	offersOf,
	partOf,
	type Place,
	placesAlong,
	type Play,
	workedOn,
} from '../game/index.js';
import {attacks, type Level, powers} from '../level/index.js';
import {judgedStanding} from './judged.js';
import type {Spaces} from './spaces.js';

/** A player who does not think: the next move, or none. */
export interface DullPlayer {
	readonly name: string;
	move(play: Play, made: number, here: Place): Event | undefined;
}

const first = (play: Play): Event | undefined => offersOf(play, null)[0]?.event;

/** Three players who must not win a level that asks for thought. */
export const dullPlayers: readonly DullPlayer[] = [
	{name: 'plays only ∅', move: (play, made) => ({process: made % partOf(play).n, message: null})},
	{name: 'always plays the first move', move: first},
	{name: 'plays the first move that stays bivalent', move: firstBivalent},
];

/** Sees where the moves lead as far as the level shows it, or lets one look; else he plays the first. */
function firstBivalent(play: Play, made: number, here: Place): Event | undefined {
	const {shown, looks} = partOf(play);
	const sees = shown === 'moves' || (shown === 'present' && (looks === null || made < looks));
	if (!sees) return first(play);
	return offersOf(play, null).find(({event}) => isBivalentAfter(here, event))?.event;
}

function isBivalentAfter(here: Place, event: Event): boolean {
	const text = makeEvent(event);
	return here.next().some(next => makeEvent(next.event) === text && next.place?.valence() === 'bivalent');
}

/** Whether a dull player wins all parts of a level; he closes whatever loop can be closed, declares nobody faulty, claims nothing, and chooses inputs 0…0. @throws Breach */
export function winsDully(level: Level, player: DullPlayer, spacesOf: (play: Play) => Spaces, own?: Protocol): boolean {
	let play: Play | undefined = beginLevel(level, own);
	while (play !== undefined) {
		const won: Play | undefined = partWon(play, player, spacesOf(play));
		if (won === undefined) return false;
		play = nextPart(won);
	}
	return true;
}

function partWon(begun: Play, player: DullPlayer, spaces: Spaces): Play | undefined {
	const part = partOf(begun);
	const moves = 3 * part.par + 8;
	let play = begun.inputs === null ? act(begun, {do: 'choose', inputs: '0'.repeat(part.n)}) : begun;
	for (let made = 0; ; made++) {
		const tried = said(play);
		const standing = judgedStanding(tried, spaces);
		if (standing.is === 'won') return tried;
		if (judgedStanding(play, spaces).is === 'lost' || made === moves) return undefined;
		const here = placesAlong(spaces.space(play.inputs!, isUpToShift(play)).start, play.schedule).at(-1)!;
		const event = player.move(play, made, here);
		if (event === undefined) return undefined;
		play = act(play, {do: 'move', event});
	}
}

/** What the player says without thinking: he closes the first loop that is offered, points at the first configuration, names the first power and the first attack. */
function said(play: Play): Play {
	const terms = loopTermsOf(play);
	const [close] = terms === null ? [] : loopsToClose(historyOf(play), terms);
	if (close !== undefined) return act(play, {do: 'say', statement: {close}});
	const {kind} = workedOn(partOf(play).goal);
	if (kind === 'power') return act(play, {do: 'say', statement: {power: powers[0]}});
	if (kind === 'attack') return act(play, {do: 'say', statement: {attack: attacks[0]}});
	return kind === 'point' ? act(play, {do: 'say', statement: {point: 0}}) : play;
}
