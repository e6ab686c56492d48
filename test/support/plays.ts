import {createLooker, type Looker} from '../../src/engine/index.js';
import {type Inputs, parseSchedule, type Protocol, type Schedule} from '../../src/flp/index.js';
import {act, beginLevel, type Play, type Standing, type Statement} from '../../src/game/index.js';
import type {Level, Part} from '../../src/level/index.js';
import {createSpaces, judgedStanding, type Spaces} from '../../src/solver/index.js';
import {spaceOf} from '../../src/solver/space.js';

/** A schedule from its text. */
export function schedule(text: string): Schedule {
	const parsed = parseSchedule(text);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

const anyPart: Part = {
	protocol: 'after-you',
	n: 2,
	inputs: '01',
	faults: 'none',
	opening: [],
	goal: {kind: 'decision'},
	within: null,
	shown: 'none',
	looks: null,
	solution: {schedule: [], after: 0},
	par: 1,
	exact: true,
	told: true,
	decoys: [],
	text: [],
	won: null,
	hints: [],
};

/** A level made for a test, with these parts; what is not said is After You from 01, where any decision wins. */
export function levelOf(...parts: readonly Partial<Part>[]): Level {
	return {
		id: '9.9',
		title: 'Made for a test',
		world: 'Tests',
		idea: 'none',
		parts: parts.map(part => ({...anyPart, ...part})) as unknown as Level['parts'],
		introduces: [],
		uses: [],
		claims: false,
		easy: false,
		source: 'none',
	};
}

/** A level of one part, before the first move. */
export function begin(part: Partial<Part>): Play {
	return beginLevel(levelOf(part));
}

/** The same for a protocol that is not in the catalogue; it cannot be restarted. */
export function beginWith(protocol: Protocol, part: Partial<Part> & Pick<Part, 'inputs'>): Play {
	const level = levelOf({...part, protocol: protocol.name, n: part.inputs.length});
	const {inputs, opening} = level.parts[0];
	return {
		level,
		at: 0,
		protocol,
		inputs,
		schedule: opening,
		faults: [],
		undone: [],
		said: null,
		last: null,
		before: 0,
		earlier: [],
	};
}

/** The play after these events. @throws Error when one is not applicable: a test that plays what cannot be played says nothing */
export function go(play: Play, text: string): Play {
	return schedule(text).reduce((now, event) => {
		const next = act(now, {do: 'move', event});
		if (next === now) throw new Error(`cannot be played: ${text}`);
		return next;
	}, play);
}

/** The play with this said at its end. */
export function say(play: Play, statement: Statement): Play {
	return act(play, {do: 'say', statement});
}

const known = new WeakMap<Protocol, Spaces>();

/** The engine's graphs of a play's protocol, explored once in each test file. */
export function spacesOf({protocol}: Pick<Play, 'protocol'>): Spaces {
	const spaces = known.get(protocol) ?? createSpaces(protocol);
	known.set(protocol, spaces);
	return spaces;
}

/** The engine's graphs where no more than so many configurations are explored. */
export function cutSpaces({protocol}: Pick<Play, 'protocol'>, maxConfigurations: number): Spaces {
	const lookers = new Map<Inputs, Looker>();
	const looker = (inputs: Inputs): Looker => {
		const made = lookers.get(inputs) ?? createLooker(protocol, inputs, {maxConfigurations});
		lookers.set(inputs, made);
		return made;
	};
	return {looker, space: inputs => spaceOf(looker(inputs))};
}

/** How a play stands, as `is: because`. */
export function standing(play: Play): string {
	return told(judgedStanding(play, spacesOf(play)));
}

/** A standing as a text. */
export function told(how: Standing): string {
	return how.is === 'open' ? 'open' : `${how.is}: ${how.because}`;
}
