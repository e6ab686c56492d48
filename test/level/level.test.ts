import test from 'ava';
import {createLooker} from '../../src/engine/index.js';
import {applicableEvents, type Schedule} from '../../src/flp/index.js';
import {
	act,
	beginLevel,
	faultyIn,
	historyOf,
	loopsToClose,
	mayDeclare,
	movesMade,
	type Play,
	standingOf,
} from '../../src/game/index.js';
import {campaign, type Level, parseLevel} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';

const levels = campaign();

test('the campaign has its four levels, each with an id of its own', t => {
	t.deepEqual(
		levels.map(({id}) => id),
		['0.1', '1.5', '3.4', '5.3'],
	);
});

for (const level of levels) {
	test(`${level.id}: not won at the start, won by our solution, in par and not sooner`, t => {
		const begin = beginLevel(level, findProtocol(level.protocol)!);
		t.not(standing(begin).is, 'won');
		const solved =
			'inputs' in level.solution
				? act(begin, {do: 'choose', inputs: level.solution.inputs})
				: playAll(declared(begin, level.solution.faulty), level.solution.schedule);
		t.is(standing(solved).is, 'won');
		t.is(movesMade(solved), level.par);
		t.false(winsWithin(begin, level.par - 1));
		if (mayDeclare(begin))
			for (let p = 0; p < level.n; p++) t.false(winsWithin(declared(begin, p), level.par - 1), `p${p} faulty`);
	});
}

function standing(play: Play): ReturnType<typeof standingOf> {
	return standingOf(play, play.inputs === null ? null : createLooker(play.protocol, play.inputs).look(play.schedule));
}

function declared(play: Play, process: number | undefined): Play {
	return process === undefined ? play : act(play, {do: 'declare', process});
}

/** Plays a schedule, and closes the loop where one can be closed at the end. */
function playAll(play: Play, schedule: Schedule): Play {
	const played = schedule.reduce((now, event) => act(now, {do: 'move', event}), play);
	const [at] = loopsToClose(historyOf(played), faultyIn(played));
	return /fair-loop|never-decides/u.test(play.level.goal.kind) && at !== undefined
		? act(played, {do: 'close', at})
		: played;
}

/** Whether any schedule of at most so many moves wins: every one is tried. */
function winsWithin(play: Play, moves: number): boolean {
	if (play.inputs === null || moves <= 0) return false;
	const looker = createLooker(play.protocol, play.inputs);
	let front: Schedule[] = [[]];
	for (let move = 1; move <= moves; move++) {
		front = front.flatMap(schedule => {
			const {configuration} = historyOf(playAll(play, schedule)).pictures.at(-1)!;
			return applicableEvents(configuration).map(event => [...schedule, event]);
		});
		for (const schedule of front)
			if (standingOf(playAll(play, schedule), looker.look(schedule)).is === 'won') return true;
	}
	return false;
}

const good = `---
id: "9.9"
title: T
world: W
protocol: dictator
n: 2
inputs: "10"
goal: {kind: decision}
shown: none
hints: [one]
solution: {schedule: "0:-"}
par: 1
source: "FLP85"
---
One.

Two
lines.
`;

test('a level is read; paragraphs are joined', t => {
	const parsed = parseLevel('x.md', good);
	t.deepEqual(parsed.ok && (parsed.value as Level).text, ['One.', 'Two lines.']);
});

for (const [change, says] of [
	[['---\nid', 'id'], /^x\.md:1: a level begins with a head/u],
	[['id: "9.9"', 'id: nine'], /^x\.md:2: id must be a world and a number/u],
	[['par: 1\n', ''], /^x\.md:\d+: par is missing/u],
	[['par: 1', 'par: 1\npart: 2'], /^x\.md:\d+: part is not a field of a level/u],
	[['kind: decision', 'kind: fun'], /^x\.md:8: goal.* must be of kind/u],
	[['kind: decision', 'kind: decision, value: 2'], /^x\.md:8: goal\.value must be 0 or 1/u],
	[['"0:-"', '"0:"'], /^x\.md:11: solution must be|schedule/u],
	[['"10"', '"101"'], /one for each of the 2 processes/u],
	[['"10"', 'choose'], /solution must be \{inputs/u],
	[['shown: none', 'shown: all'], /^x\.md:9: shown must be none, present or moves/u],
	[['title: T', 'title: [T'], /^x\.md:\d+: the head is not YAML/u],
] as const) {
	test(`a malformed level names file, line, field: ${change[1] === '' ? `without ${change[0].trim()}` : change[1].replace('\n', ' ')}`, t => {
		const parsed = parseLevel('x.md', good.replace(change[0], change[1]));
		t.false(parsed.ok);
		t.regex(parsed.ok ? '' : parsed.error, says);
	});
}
