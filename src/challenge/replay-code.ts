import {crc32} from 'node:zlib';
import {
	applicableEvents,
	type Event,
	type Inputs,
	makeEvent,
	makeSchedule,
	type Parsed,
	parseSchedule,
	type Protocol,
	type Schedule,
} from '../flp/index.js';
import {type Declared, mostPasted, type Played, replay, type Statement} from '../game/index.js';
import {attacks, type Level, type Part, powers} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {bytesOfDigits, type Digit, digitsIn} from './digits.js';
import {flawOfId, type Replay} from './replay.js';
import {makeReplayText} from './replay-file.js';
import {longest, makeWord, readWord} from './word.js';

/** A replay whose moves are packed: to take them out, one needs its level. */
export interface Packed {
	readonly id: string;
	/** the replay, when that is its level. The error is a sentence without a full stop. @throws Breach */
	readonly unpack: (level: Level) => Parsed<Replay>;
}

/**
 * A replay as one word, where each move is its place among those that could be made: a whole win fits a line. `level` is as everybody finds it, without
 * a player's own loops. `undefined` where something in it cannot be done there, or it is too long. @throws Breach
 */
export function makeReplayCode(level: Level, replayed: Replay): string | undefined {
	const digits: Digit[] = [];
	const put = (value: number, base: number): number => {
		if (!(value >= 0 && value < base)) throw new Unpacked('has something that cannot be done');
		digits.push([value, base]);
		return value;
	};
	try {
		partsThrough(put, level, replayed.parts);
	} catch (error) {
		if (error instanceof Unpacked) return undefined;
		throw error;
	}
	const id = bytesOfId(replayed.id);
	const moves = bytesOfDigits(digits);
	const body = new Uint8Array(id.length + 2 + moves.length);
	body.set(id);
	new DataView(body.buffer).setUint16(id.length, markOf(replayed));
	body.set(moves, id.length + 2);
	const word = makeWord('replay', body);
	return word.length > longest ? undefined : word;
}

/** Reads such a word. Every refusal is one sentence without a full stop that says what is wrong, and where; quick, whatever it is given. */
export function parseReplayCode(word: string): Parsed<Packed> {
	const body = readWord('replay', word);
	if (!body.ok) return body;
	const fail = (error: string): Parsed<never> => ({ok: false, error});
	const read = idIn(body.value);
	if (read === undefined) return fail('does not hold a replay');
	const {id, rest} = read;
	const flaw = flawOfId(id);
	if (flaw !== undefined) return fail(`holds an ID that ${flaw}`);
	const mark = new DataView(rest.buffer, rest.byteOffset).getUint16(0);
	return {
		ok: true,
		value: {
			id,
			unpack(level) {
				const {take, isEmpty} = digitsIn(rest.subarray(2));
				try {
					const parts = partsThrough((_, base) => take(base), level, []);
					if (!isEmpty()) return fail('holds more than moves');
					const replayed: Replay = {id, parts};
					return markOf(replayed) === mark
						? {ok: true, value: replayed}
						: fail(`was made where ${id} was another level, or its protocol another one`);
				} catch (error) {
					if (error instanceof Unpacked) return fail(error.message);
					throw error;
				}
			},
		},
	};
}

/** Something that cannot be packed, or that nothing was packed into. */
class Unpacked extends Error {}

/** Tells levels and protocols that have changed from those for which moves were packed. */
function markOf(replayed: Replay): number {
	return crc32(makeReplayText(replayed)) & 0xffff;
}

/** The ID: how long it is, doubled, and one more where it is a challenge's code, whose bytes stand there. */
function bytesOfId(id: string): Uint8Array {
	const code = readWord('challenge', id);
	const bytes = code.ok ? code.value : new TextEncoder().encode(id);
	const head = bytes.length * 2 + (code.ok ? 1 : 0);
	return new Uint8Array([...(head < 128 ? [head] : [128 | (head & 127), head >> 7]), ...bytes]);
}

function idIn(body: Uint8Array): {readonly id: string; readonly rest: Uint8Array} | undefined {
	const [low = 0, high = 0] = body;
	const head = low < 128 ? low : (low & 127) | (high << 7);
	const from = low < 128 ? 1 : 2;
	const bytes = body.subarray(from, from + (head >> 1));
	const rest = body.subarray(from + (head >> 1));
	if (rest.length < 2) return undefined;
	if (head % 2 === 1) return {id: makeWord('challenge', bytes), rest};
	try {
		return {id: new TextDecoder('utf-8', {fatal: true}).decode(bytes), rest};
	} catch {
		return undefined;
	}
}

/** Puts a digit and gives it back, or takes the one that is there, whatever it is given. */
type Through = (value: number, base: number) => number;

/** What was played, digit by digit: the one walk by which it is packed and unpacked. @throws Unpacked, Breach */
function partsThrough(through: Through, {parts}: Level, played: readonly Played[]): Replay['parts'] {
	const most = parts.length;
	const many = through(played.length - 1, most) + 1;
	const [first, ...others] = parts
		.slice(0, many)
		.map((part, at) => partThrough(through, part, played[at] ?? nothingPlayed));
	return [first!, ...others];
}

const nothingPlayed: Played = {inputs: null, moves: [], faults: [], said: null, loop: null};

function partThrough(through: Through, part: Part, played: Played): Played {
	const {n} = part;
	const protocol = findProtocol(part.protocol)!;
	const choice = flagThrough(through, part.inputs === 'choose', played.inputs !== null);
	const inputs = choice ? digitsThrough(through, n, played.inputs ?? '') : null;
	const brings = flagThrough(through, part.goal.kind === 'power', played.loop !== null);
	const loop = brings ? loopThrough(through, protocol, n, played.loop) : null;
	const vector = loop?.inputs ?? (part.inputs === 'choose' ? inputs : part.inputs);
	const faults: Declared[] = [];
	const many = wholeThrough(through, played.faults.length);
	if (many > n) throw new Unpacked('declares more processes faulty than there are');
	for (let at = 0; at < many; at++) {
		const {process, after} = played.faults[at] ?? {process: 0, after: 0};
		faults.push({process: through(process, n), after: wholeThrough(through, after)});
	}
	const opening = loop === null ? part.opening : eventsOf(loop.schedule);
	const moves = eventsThrough(through, {protocol, inputs: vector, opening, faults}, played.moves);
	return {inputs, moves, faults, said: saidThrough(through, n, played.said), loop};
}

/** A yes or no, where there is one; else no. */
function flagThrough(through: Through, asked: boolean, value: boolean): boolean {
	if (asked) return through(value ? 1 : 0, 2) === 1;
	if (value) throw new Unpacked('has something that is not for the player to say');
	return false;
}

/** Whole numbers that are packed are below this. */
const bound = 2 ** 15;

/** A whole number, three bits at a time: small ones are short. */
function wholeThrough(through: Through, value: number): number {
	let number = 0;
	let rest = Math.min(value, bound);
	for (let weight = 1; weight < bound; weight *= 8) {
		const digit = through((rest % 8) + (rest > 7 ? 8 : 0), 16);
		number += weight * (digit % 8);
		if (digit < 8) return number;
		rest = Math.floor(rest / 8);
	}
	throw new Unpacked('has a number that is too large');
}

function digitsThrough(through: Through, n: number, inputs: Inputs): Inputs {
	if (inputs !== '' && inputs.length !== n) throw new Unpacked('has inputs for other processes');
	return Array.from({length: n}, (_, p) => through(Number(inputs[p]), 2)).join('');
}

function loopThrough(
	through: Through,
	protocol: Protocol,
	n: number,
	loop: Played['loop'],
): NonNullable<Played['loop']> {
	const inputs = digitsThrough(through, n, loop?.inputs ?? '');
	const given = loop === null ? [] : eventsOf(loop.schedule);
	const schedule = makeSchedule(eventsThrough(through, {protocol, inputs, opening: [], faults: []}, given));
	return {inputs, schedule, close: wholeThrough(through, loop?.close ?? 0)};
}

function eventsOf(text: string): Schedule {
	const parsed = parseSchedule(text);
	if (!parsed.ok) throw new Unpacked(`has a loop whose ${parsed.error}`);
	return parsed.value;
}

/** Where moves begin, and who makes none after how many of them. */
interface Begun {
	readonly protocol: Protocol;
	readonly inputs: Inputs | null;
	readonly opening: Schedule;
	readonly faults: readonly Declared[];
}

/** Each move as its place among those that can be made, in the order of their texts. */
function eventsThrough(through: Through, {protocol, inputs, opening, faults}: Begun, given: Schedule): Schedule {
	const many = wholeThrough(through, given.length);
	if (many > mostEvents || (inputs === null && many > 0))
		throw new Unpacked(inputs === null ? 'has moves, and no inputs' : `has ${many} moves; ${mostEvents} are taken`);
	const schedule: Event[] = [...opening];
	for (let at = 0; at < many; at++) {
		const {configuration} = replay(protocol, inputs!, schedule).pictures.at(-1)!;
		const faulty = faults.filter(({after}) => after <= at).map(({process}) => process);
		const events = new Map(
			applicableEvents(configuration)
				.filter(({process}) => !faulty.includes(process))
				.map(event => [makeEvent(event), event]),
		);
		const texts = [...events.keys()].sort();
		const wanted = given[at];
		const place = through(wanted === undefined ? 0 : texts.indexOf(makeEvent(wanted)), Math.max(1, texts.length));
		const event = events.get(texts[place] ?? '');
		if (event === undefined) throw new Unpacked(`has a move ${at + 1}, and nobody is left to make one`);
		schedule.push(event);
	}
	return schedule.slice(opening.length);
}

/** Moves of a part, or of a loop, that are taken: those of a text that can be pasted. */
const mostEvents = mostPasted.events;

/** What can be said, in an order that never changes: what is new comes last. */
const sayings = ['nothing', 'close', 'name', 'point', 'power', 'attack', 'claim'] as const;
const claims = ['proved', 'refuted'] as const;

function saidThrough(through: Through, n: number, said: Statement | null): Statement | null {
	const given: Readonly<Record<string, unknown>> = said ?? {nothing: null};
	const word = oneThrough(through, sayings, Object.keys(given)[0]);
	const value = given[word];
	const number = typeof value === 'number' ? value : 0;
	switch (word) {
		case 'nothing':
			return null;
		case 'close':
			return {close: wholeThrough(through, number)};
		case 'name':
			return {name: through(number, n)};
		case 'point':
			return {point: wholeThrough(through, number)};
		case 'power':
			return {power: oneThrough(through, powers, value)};
		case 'attack':
			return {attack: oneThrough(through, attacks, value)};
		case 'claim':
			return {claim: oneThrough(through, claims, value)};
	}
}

/** One of a list that may grow to sixteen. */
function oneThrough<T>(through: Through, all: readonly T[], value: unknown): T {
	const one = all[through(all.indexOf(value as T), 16)];
	if (one === undefined) throw new Unpacked('says something that this version does not know');
	return one;
}
