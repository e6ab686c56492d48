import test from 'ava';
import fc from 'fast-check';
import {applicableEvents, makeSchedule} from '../../src/flp/index.js';
import {
	act,
	beginLevel,
	branchesOf,
	commonSteps,
	faultyIn,
	historyOf,
	markAt,
	nothingTried,
	type Play,
	playText,
	rowOf,
	standAt,
	toggledMark,
	type Trail,
	trailOf,
	type Tried,
	upTo,
	withTrail,
} from '../../src/game/index.js';
import {levelOf, schedule} from '../support/plays.js';

const level = levelOf({inputs: 'choose', faults: 'one', opening: []});
const fixed = levelOf({opening: schedule('0:- 1:-')});

/** What a player does at random: each number is a choice among what can be done. */
function wander(choices: readonly number[]): readonly Play[] {
	let play = act(beginLevel(level), {do: 'choose', inputs: '01'});
	return choices.map(choice => {
		const events = applicableEvents(historyOf(play).pictures.at(-1)!.configuration);
		const what = choice % (events.length + 4);
		play =
			what < events.length
				? act(play, {do: 'move', event: events[what]!})
				: what === events.length
					? act(play, {do: 'declare', process: choice % 2})
					: what === events.length + 1
						? act(play, {do: 'choose', inputs: choice % 3 === 0 ? '00' : '01'})
						: act(play, {do: 'undo'});
		return play;
	});
}

/** The text of a trail, which begins with the texts of all that lead to it. */
function textOf({inputs, steps}: Trail): string {
	return [inputs, ...steps.map(step => ('faulty' in step ? `p${step.faulty} faulty` : makeSchedule([step])))].join('|');
}

/** All configurations on these trails, naively: one text for each way from the beginning. */
function ways(trails: readonly Trail[]): string[] {
	const all = new Set(
		trails.flatMap(trail => trail.steps.map((_, at) => textOf(upTo({trail, at: at + 1}))).concat(trail.inputs)),
	);
	return [...all].toSorted();
}

const plays = fc.array(fc.nat(), {maxLength: 25}).map(wander);

test('whatever is played and undone, every way that was tried is in the tree, once', t => {
	fc.assert(
		fc.property(plays, all => {
			const tried = all.reduce<Tried>(withTrail, nothingTried);
			const passed = all.flatMap(play => trailOf(play) ?? []);
			const rows = branchesOf(tried);
			t.deepEqual(ways(tried.trails), ways(passed));
			const own = rows.reduce(
				(sum, {trail, from, parent}) => sum + trail.steps.length - from + (parent === null ? 1 : 0),
				0,
			);
			t.is(own, ways(passed).length);
			t.is(rows.length, tried.trails.length);
			for (const trail of passed) t.not(rowOf(rows, trail), -1);
		}),
		{seed: 8, numRuns: 150},
	);
});

test('a branch stands below the one that it leaves, and between them only what leaves it no earlier', t => {
	fc.assert(
		fc.property(plays, all => {
			const rows = branchesOf(all.reduce<Tried>(withTrail, nothingTried));
			for (const [row, {trail, from, parent}] of rows.entries()) {
				if (parent === null) {
					t.true(rows.slice(0, row).every(other => other.trail.inputs !== trail.inputs));
					continue;
				}
				t.true(parent < row);
				t.is(commonSteps(trail, rows[parent]!.trail), from);
				t.true(rows[parent]!.parent === null || from > rows[parent]!.from);
				for (const between of rows.slice(parent + 1, row)) t.true(between.from >= from);
			}
		}),
		{seed: 8, numRuns: 150},
	);
});

test('one can stand at any place of any trail, faults and all, and redo goes on along it', t => {
	fc.assert(
		fc.property(plays, fc.nat(), (all, number) => {
			const last = all.at(-1);
			const {trails} = all.reduce<Tried>(withTrail, nothingTried);
			const trail = trails[number % Math.max(1, trails.length)];
			if (last === undefined || trail === undefined) return;
			const at = number % (trail.steps.length + 1);
			let play = standAt(last, {trail, at});
			t.is(textOf(trailOf(play)!), textOf(upTo({trail, at})));
			for (let step = at; step < trail.steps.length; step++) play = act(play, {do: 'redo'});
			t.is(textOf(trailOf(play)!), textOf(trail));
			t.is(act(play, {do: 'redo'}), play);
			t.is(faultyIn(play).length, trail.steps.filter(step => 'faulty' in step).length);
		}),
		{seed: 8, numRuns: 150},
	);
});

test('bookmarks have the first free digit, stay where they are, and keep their trail', t => {
	const begun = act(beginLevel(level), {do: 'choose', inputs: '01'});
	const after = (text: string): Play => schedule(text).reduce((play, event) => act(play, {do: 'move', event}), begun);
	const at = (text: string): Trail => trailOf(after(text))!;
	const two = toggledMark(toggledMark(nothingTried, at('0:-'))!, at('1:-'))!;
	t.is(markAt(two, at('0:-')), 1);
	t.is(markAt(two, at('1:-')), 2);
	t.is(markAt(two, at('0:- 1:-')), 0);
	const one = toggledMark(two, at('0:-'))!;
	t.is(markAt(one, at('1:-')), 2);
	t.is(markAt(toggledMark(one, at('0:- 0:-'))!, at('0:- 0:-')), 1);
	const nine = Array.from({length: 9}).reduce<Tried>(
		(tried, _, i) => toggledMark(tried, at('0:- '.repeat(i + 1)))!,
		nothingTried,
	);
	t.is(toggledMark(nine, at('1:-')), undefined);
	const many = Array.from({length: 100}).reduce<Tried>(
		(tried, _, i) => withTrail(tried, after(`${'0:- '.repeat(i + 1)}1:-`)),
		toggledMark(nothingTried, at('0:- 1:-'))!,
	);
	t.is(many.trails.length, 60);
	t.not(rowOf(branchesOf(many), at('0:- 1:-')), -1);
	t.is(rowOf(branchesOf(many), at('0:- 0:- 1:-')), -1);
});

/** What comes of a text: the schedule after it, or the sentence. */
function comes(play: Play, text: string, further = false): string {
	const pasted = playText(play, text, further);
	return 'error' in pasted ? pasted.error : makeSchedule(pasted.play.schedule);
}

test('a schedule in text is played from the beginning, or after what was played', t => {
	const one = act(act(beginLevel(level), {do: 'choose', inputs: '01'}), {do: 'declare', process: 1});
	t.is(comes(one, '0:- 1:-\n1:{"propose":0}'), '0:- 1:- 1:{"propose":0}');
	const pasted = playText(one, '1:-', false);
	t.deepEqual('play' in pasted && pasted.play.faults, [], 'from the beginning nobody is faulty');
	const begun = beginLevel(fixed);
	t.is(comes(begun, '0:{"propose":1}', true), '0:- 1:- 0:{"propose":1}');
	t.is(comes(begun, '0:- 1:- 0:{"propose":1}'), '0:- 1:- 0:{"propose":1}');
	t.is(comes(begun, '0:- 1:-'), '0:- 1:-');
});

test('a schedule that cannot be played says which event, and what could be', t => {
	const begun = beginLevel(fixed);
	const chosen = act(beginLevel(level), {do: 'choose', inputs: '01'});
	t.is(comes(beginLevel(level), '0:-'), 'The inputs have to be chosen first');
	t.is(comes(begun, ' \n'), 'There is no event in it yet');
	t.regex(comes(begun, '0:- x'), /^Event 2 \(at character 5\) does not begin with a process/u);
	t.is(comes(begun, '1:-'), 'The run of this level begins with 0:- 1:-, and this does not');
	t.is(comes(chosen, '0:- 2:-'), 'Event 2, 2:-, cannot happen: there is no p2; the last process is p1');
	t.is(comes(chosen, '0:{"propose":1}'), 'Event 1, 0:{"propose":1}, cannot happen: in C0 nothing waits for p0');
	t.is(
		comes(chosen, '0:- 1:7'),
		'Event 2, 1:7, cannot happen: in C1 p1 can receive only what waits for it: 1:{"propose":0}',
	);
	t.is(comes(act(chosen, {do: 'declare', process: 1}), '1:-', true), 'Event 1, 1:-, cannot happen: p1 is faulty');
	for (const goal of [{kind: 'attack'}, {kind: 'point', that: 'critical'}] as const)
		t.regex(comes(beginLevel(levelOf({goal})), '0:-', true), /no move can be made in this level$/u);
	t.is(comes(begun, 'x'.repeat(50_001)), 'It is 50,001 characters long; 50,000 are taken');
	t.is(comes(begun, '0:- '.repeat(501)), 'It has 501 events; 500 are taken');
});
