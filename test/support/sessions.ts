import {createLooker, type Looker} from '../../src/engine/index.js';
import type {Inputs, Protocol} from '../../src/flp/index.js';
import {campaign, type Level} from '../../src/level/index.js';
import {choicesOf} from '../../src/ui/choices.js';
import {reduce} from '../../src/ui/reduce.js';
import {beginSession, lookKey, type Happening, type Session} from '../../src/ui/session.js';
import {pressed} from '../../src/ui/tables.js';

export const levels = campaign();

/** A level that is played nowhere else, with the fields of one of the campaign where nothing is said. */
export function levelWith(change: Partial<Level>): Level {
	return {...levels.find(({id}) => id === '5.3')!, id: '9.9', title: 'A level made for a test', ...change};
}

/** The session at a level of the campaign, or one made for a test, as it begins. */
export function begin(level: string | Level, columns = 80, rows = 24): Session {
	const found = typeof level === 'string' ? levels.findIndex(({id}) => id === level) : 0;
	return beginSession(typeof level === 'string' ? levels : [level], found, {}, {columns, rows});
}

/** The session after these keys, one after the other; the engine answers at once. */
export function press(session: Session, ...keys: readonly string[]): Session {
	let now = session;
	const happen = (happening: Happening): void => {
		now = looked(reduce(now, happening));
	};
	for (const key of keys) {
		now = {...now, note: ''};
		pressed(now, {happen, save() {}, cancel() {}, suspend() {}, interrupt() {}}, key);
	}
	return now;
}

/** The session after these moves, each named by how its row begins, like `p0 receives b`. */
export function move(session: Session, ...rows: readonly string[]): Session {
	return rows.reduce((now, row) => {
		const index = choicesOf(now, Infinity).findIndex(choice => 'offer' in choice && choice.offer.what.startsWith(row));
		if (index === -1) throw new Error(`there is no move ${row}`);
		return looked(reduce(now, {on: 'pick', index}));
	}, session);
}

const lookers = new Map<string, Looker>();

/** Explored once, and not to its end where there is much of it. */
function lookerFor(protocol: Protocol, inputs: Inputs): Looker {
	const key = `${protocol.name} ${inputs}`;
	const looker = lookers.get(key) ?? createLooker(protocol, inputs, {maxConfigurations: 5000});
	lookers.set(key, looker);
	return looker;
}

function looked(session: Session): Session {
	const {protocol, inputs, schedule} = session.play;
	const key = lookKey(session.play);
	return inputs === null || session.lookedAt === key
		? session
		: reduce(session, {on: 'looked', key, look: lookerFor(protocol, inputs).look(schedule)});
}

/** Every screen, by a name; each as it is after a few keys. */
export function gallery(columns: number, rows: number): Readonly<Record<string, Session>> {
	const at = (level: string | Level, ...keys: readonly string[]): Session =>
		press(begin(level, columns, rows), ...keys);
	const five = levelWith({
		protocol: 'wait-for-all',
		n: 5,
		inputs: '01101',
		faults: 'one',
		goal: {kind: 'never-decides'},
		shown: 'moves',
	});
	const three = levelWith({protocol: 'hot-potato', n: 3, inputs: '000', title: 'The whistle', shown: 'present'});
	const four = levelWith({protocol: 'race-to-arbiter', n: 4, inputs: '0110', goal: {kind: 'decision', value: 1}});
	const circle = (count: number): Session =>
		move(
			at('5.3', 'enter'),
			...['p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'].slice(
				0,
				count,
			),
		);
	return {
		intro: at('5.3'),
		'intro-of-the-longest': at('1.5'),
		welcome: {
			...begin('5.3', columns, rows),
			stack: [
				{name: 'levels', chosen: 3},
				{name: 'intro', scroll: 0},
				{name: 'welcome', chosen: 0},
			],
		},
		levels: {...press(at('3.4'), 'esc'), won: {'0.1': {moves: 1, unaided: true}, '1.5': {moves: 3, unaided: true}}},
		inputs: at('3.4', 'enter', '1', 'h'),
		play: at('5.3', 'enter', '1', '1'),
		'play-first': at('0.1', 'enter'),
		'play-aim': press(circle(4), 'left', 'left'),
		'play-hint-note': at('5.3', 'enter', '1', 'h', 'x'),
		'play-loop': circle(6),
		'play-faulty': at('1.5', 'enter', 'f', '0', '1'),
		'play-three': at(three, 'enter', '1', '2', '3', '1'),
		'play-four': at(four, 'enter', '1', '2', '3', '4'),
		'play-five': at(five, 'enter', '1', '2', '3', '4', '5'),
		'play-five-page': at(five, 'enter', '1', '2', '3', '4', '5', 'n'),
		faults: at('1.5', 'enter', 'f'),
		lost: at('5.3', 'enter', '1', '1', '2'),
		'lost-inputs': at('3.4', 'enter', 'enter'),
		'lost-silence': at('1.5', 'enter', '1'),
		won: at('0.1', 'enter', '1'),
		'won-loop': press(circle(6), '1'),
		help: at('5.3', 'enter', '?'),
		rules: at('5.3', 'enter', 'i'),
		'rules-of-two-kinds': at(three, 'enter', 'i'),
		detail: press(circle(4), 'left', 'd'),
	};
}
