import {applyEvent, type Configuration, configurationText, type Event, initialConfiguration, type Inputs, type Message, type Protocol, type Schedule, type Step} from '../flp/index.js';

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

/** A configuration whose messages have letters, in the order in which they were sent. */
export interface Picture {
	readonly configuration: Configuration;
	readonly buffer: readonly Lettered[];
	/** the same for equal configurations, whatever the letters */
	readonly text: string;
}

/** A run as people see it: `pictures[k]` is the configuration Ck, after move k. */
export interface History {
	readonly inputs: Inputs;
	readonly moves: readonly Move[];
	readonly pictures: readonly Picture[];
}

/** The run before its first move. @throws Breach */
export function beginHistory(protocol: Protocol, inputs: Inputs): History {
	const configuration = initialConfiguration(protocol, inputs);
	return {inputs, moves: [], pictures: [{configuration, buffer: [], text: configurationText(configuration)}]};
}

/** The run with one more move; `undefined` when the event is not applicable. @throws Breach */
export function extend(protocol: Protocol, {inputs, moves, pictures}: History, event: Event): History | undefined {
	const before = pictures.at(-1)!;
	const applied = applyEvent(protocol, before.configuration, event);
	if (applied === undefined) return undefined;
	const letters = moves.reduce((sum, {sent}) => sum + sent.length, 0);
	const sent = (applied.step.send ?? []).map(({to, message}, index) => ({
		letter: letterName(letters + index),
		message: {to, value: message},
		sentBy: moves.length + 1,
	}));
	const move: Move = {event, received: before.buffer[applied.received]?.letter ?? null, sent, step: applied.step};
	const buffer = [...before.buffer.filter((_, index) => index !== applied.received), ...sent];
	return {inputs, moves: [...moves, move], pictures: [...pictures, {configuration: applied.after, buffer, text: configurationText(applied.after)}]};
}

/** The run with its last moves taken back. */
export function shorten({inputs, moves, pictures}: History, length: number): History {
	return {inputs, moves: moves.slice(0, length), pictures: pictures.slice(0, length + 1)};
}

/** Replays a schedule from the initial configuration; an event that is not applicable ends it, and `moves` is then shorter than `schedule`. @throws Breach */
export function replay(protocol: Protocol, inputs: Inputs, schedule: Schedule): History {
	let history = beginHistory(protocol, inputs);
	for (const event of schedule) {
		const longer = extend(protocol, history, event);
		if (longer === undefined) break;
		history = longer;
	}
	return history;
}

/** The events of a run. */
export function scheduleOf({moves}: History): Schedule {
	return moves.map(({event}) => event);
}

/** Its last configuration. */
export function presentOf({pictures}: History): Picture {
	return pictures.at(-1)!;
}

/** a … z, then aa, ab, … */
function letterName(index: number): string {
	const last = String.fromCodePoint(97 + (index % 26));
	return index < 26 ? last : letterName(Math.floor(index / 26) - 1) + last;
}
