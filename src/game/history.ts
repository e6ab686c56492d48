import {
	type Configuration,
	applyEvent,
	configurationText,
	type Event,
	initialConfiguration,
	type Inputs,
	type Message,
	type Protocol,
	type Schedule,
	type Step,
} from '../flp/index.js';

/** A message in the buffer under the letter that it got when it was sent. */
export interface Lettered {
	readonly letter: string;
	readonly message: Message;
	/** number of the move that sent it, 1 for the first */
	readonly sentBy: number;
}

/** One move: its event, the letter received (`null` for ∅), the letters sent, and what the step did. */
export interface Move {
	readonly event: Event;
	readonly received: string | null;
	readonly sent: readonly Lettered[];
	readonly step: Step;
}

/** A run as people see it: `pictures[k]` is the configuration Ck, after move k. */
export interface History {
	readonly inputs: Inputs;
	readonly moves: readonly Move[];
	readonly pictures: readonly Picture[];
}

/** A configuration whose messages have letters, in the order in which they were sent. */
export interface Picture {
	readonly configuration: Configuration;
	readonly buffer: readonly Lettered[];
	/** the same for equal configurations, whatever the letters */
	readonly text: string;
}

/** What was replayed last of each protocol: who plays on, or looks one move ahead, asks for nearly the same again. */
const latest = new WeakMap<Protocol, History>();

/** Replays a schedule from the initial configuration; an event that is not applicable ends it, and `moves` is then shorter than `schedule`. @throws Breach */
export function replay(protocol: Protocol, inputs: Inputs, schedule: Schedule): History {
	const {moves, pictures} = begun(protocol, inputs, schedule);
	let letters = moves.reduce((sum, {sent}) => sum + sent.length, 0);
	for (const event of schedule.slice(moves.length)) {
		const made = oneMore(protocol, pictures.at(-1)!, event, {number: moves.length + 1, letters});
		if (made === undefined) break;
		letters += made.move.sent.length;
		moves.push(made.move);
		pictures.push(made.picture);
	}
	const history = {inputs, moves, pictures};
	latest.set(protocol, history);
	return history;
}

/** The moves that a schedule has in common with what was replayed last, and the pictures up to there. */
function begun(protocol: Protocol, inputs: Inputs, schedule: Schedule): {moves: Move[]; pictures: Picture[]} {
	const known = latest.get(protocol);
	if (known?.inputs !== inputs) {
		const first = initialConfiguration(protocol, inputs);
		return {moves: [], pictures: [{configuration: first, buffer: [], text: configurationText(first)}]};
	}
	const other = known.moves.findIndex(({event}, at) => event !== schedule[at]);
	const common = other === -1 ? known.moves.length : other;
	return {moves: known.moves.slice(0, common), pictures: known.pictures.slice(0, common + 1)};
}

/** The run after one more event; `undefined` when the event is not applicable. @throws Breach */
export function extended(protocol: Protocol, history: History, event: Event): History | undefined {
	const {inputs, moves, pictures} = history;
	const letters = moves.reduce((sum, {sent}) => sum + sent.length, 0);
	const made = oneMore(protocol, pictures.at(-1)!, event, {number: moves.length + 1, letters});
	return made && {inputs, moves: [...moves, made.move], pictures: [...pictures, made.picture]};
}

/** The move with this number, when so many letters have been given. */
function oneMore(
	protocol: Protocol,
	before: Picture,
	event: Event,
	{number, letters}: {readonly number: number; readonly letters: number},
): {readonly move: Move; readonly picture: Picture} | undefined {
	const applied = applyEvent(protocol, before.configuration, event);
	if (applied === undefined) return undefined;
	const {after, step, received} = applied;
	const sent = (step.send ?? []).map(({to, message}, index) => ({
		letter: letterName(letters + index),
		message: {to, value: message},
		sentBy: number,
	}));
	const buffer = [...before.buffer.filter((_, index) => index !== received), ...sent];
	return {
		move: {event, received: before.buffer[received]?.letter ?? null, sent, step},
		picture: {configuration: after, buffer, text: configurationText(after)},
	};
}

/** a … z, then aa, ab, … */
function letterName(index: number): string {
	const last = String.fromCodePoint(97 + (index % 26));
	return index < 26 ? last : letterName(Math.floor(index / 26) - 1) + last;
}
