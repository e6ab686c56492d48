import test from 'ava';
import {renderToString} from 'ink';
import {createLooker} from '../../src/engine/index.js';
import {campaign} from '../../src/level/index.js';
import {PlayScreen} from '../../src/ui/screens/play.js';
import {keyBar, keysIn} from '../../src/ui/keys.js';
import {beginSession, lookKey, reduce, type Session} from '../../src/ui/session.js';
import {SizeContext} from '../../src/ui/size.js';
import {tableOf} from '../../src/ui/tables.js';

const levels = campaign();
const silent = {happen() {}, save() {}, quit() {}};

/** A session after these happenings, with the engine's answers given at once. */
function after(at: number, ...picks: readonly number[]): Session {
	let session = looked(reduce(beginSession(levels, at, {}), {on: 'start'}));
	for (const index of picks) session = looked(reduce(session, {on: 'pick', index}));
	return session;
}

function looked(session: Session): Session {
	const {protocol, inputs, schedule} = session.play;
	return inputs === null
		? session
		: reduce(session, {on: 'looked', key: lookKey(session.play), look: createLooker(protocol, inputs).look(schedule)});
}

function draw(session: Session, columns: number, rows: number): string[] {
	return renderToString(
		<SizeContext.Provider value={{columns, rows}}>
			<PlayScreen session={session} bar={keyBar(tableOf(session, silent))} />
		</SizeContext.Provider>,
		{columns},
	).split('\n');
}

test('the play screen after two moves, at 80×24', t => {
	t.snapshot(draw(after(2, 0, 0), 80, 24).map(line => line.trimEnd()));
});

for (const [columns, rows] of [
	[80, 24],
	[60, 20],
	[120, 40],
] as const) {
	test(`no line is wider and no screen taller than ${columns}×${rows}`, t => {
		for (const session of [after(0), after(2), after(2, 0, 0), after(2, 0, 1, 0, 0)]) {
			const lines = draw(session, columns, rows);
			t.true(lines.length <= rows);
			for (const line of lines) t.true(line.length <= columns, line);
		}
	});
}

test('keys of one chunk all count', t => {
	const none = {
		upArrow: false,
		downArrow: false,
		leftArrow: false,
		rightArrow: false,
		return: false,
		escape: false,
		ctrl: false,
		meta: false,
	};
	t.deepEqual(keysIn('jj\r', none as Parameters<typeof keysIn>[1]), ['j', 'j', 'enter']);
});

test('every key of every screen has a word, and none stands twice', t => {
	const lost = after(2, 0, 0, 1);
	t.is(lost.screen, 'end');
	for (const session of [
		beginSession(levels, 0, {}),
		after(0),
		after(1),
		after(2),
		lost,
		after(0, 0),
		reduce(after(0), {on: 'overlay', overlay: 'help'}),
	]) {
		const names = tableOf(session, silent).flatMap(({keys, word}) => {
			t.not(word, '');
			return keys;
		});
		t.is(new Set(names).size, names.length, names.join(' '));
	}
});

test('a win brings the end screen and is remembered with its moves; a loss can be taken back', t => {
	const won = after(0, 0);
	t.is(won.screen, 'end');
	t.deepEqual(won.won, {'0.1': 1});
	const back = reduce(after(2, 0, 0, 1), {on: 'action', action: {do: 'undo'}});
	t.is(back.screen, 'play');
	t.is(back.play.schedule.length, 2);
});
