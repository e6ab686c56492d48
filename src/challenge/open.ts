import {makeEvent, type Event, type Parsed} from '../flp/index.js';
import type {Place} from '../game/index.js';
import {assessed, type Challenge, type Engine, generate} from './generate.js';
import {makeCode, parseCode} from './code.js';
import {parseId} from './id.js';

/** What is said of a code, or of what names one, where {@link opening} finds no challenge. */
export const noChallenge = 'is of a challenge that cannot be won, or not by thinking';

/** The challenge of an ID, of either form; `undefined` where what a code says cannot be won, or not by thinking, or is about an event that never happens. Yields while it is looked for. The error is a sentence without a full stop. */
export function opening(text: string): Parsed<(engine: Engine) => Generator<number, Challenge | undefined, void>> {
	if (text.includes('#') || text.includes(':')) {
		const id = parseId(text);
		return id.ok ? {ok: true, value: engine => generate(id.value, engine)} : id;
	}
	const code = parseCode(text);
	if (!code.ok) return code;
	const statement = code.value;
	const id = makeCode(statement);
	return {
		ok: true,
		*value(engine) {
			yield 0;
			const {protocol, inputs, goal} = statement;
			if (goal.kind === 'pinned' && !canHappen(goal.event, engine.start(protocol, inputs))) return undefined;
			return assessed(id, statement, engine);
		},
	};
}

/** Whether an event can happen anywhere from here on, as far as was explored: of what no protocol sends none can tell how it reads. */
function canHappen(event: Event, start: Place): boolean {
	const text = makeEvent(event);
	const found = new Map([[start.id, start]]);
	for (const here of found.values())
		for (const {event: next, place} of here.next()) {
			if (makeEvent(next) === text) return true;
			if (place !== undefined && !found.has(place.id)) found.set(place.id, place);
		}
	return false;
}
