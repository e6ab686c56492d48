import test from 'ava';
import {makeSchedule} from '../../src/flp/index.js';
import {beginLevel, type OwnLoop, ownLoopOf, partOf, playLine, withOwnLoops} from '../../src/game/index.js';
import {campaign, type Part} from '../../src/level/index.js';
import {begin, go, levelOf, say, schedule} from '../support/plays.js';

const {levels} = campaign();
const closed = beginLevel(levels.find(({id}) => id === '5.5')!);
const {play: win} = playLine(closed, partOf(closed).solution);
const loop = ownLoopOf(win)!;

/** The part that asks about a loop of 5.5, when this was kept of it. */
function partWith(kept: OwnLoop, change: Partial<Part> = {}, known = levels): Part {
	const level = levelOf({
		protocol: 'paxos-duel',
		n: 3,
		inputs: '011',
		opening: schedule('0:- 1:-'),
		goal: {kind: 'power', close: 0, level: '5.5'},
		...change,
	});
	return withOwnLoops(level, known, {'5.5': {loop: kept}}).parts[0];
}

test('a loop that was closed takes the place of ours where a part names its level', t => {
	t.like(loop, {inputs: '010', close: 5});
	t.like(partWith(loop), {inputs: '010', goal: {kind: 'power', close: 5, level: '5.5', yours: true}});
	t.is(makeSchedule(partWith(loop).opening), loop.schedule);
});

test('what is no loop of that level and protocol is left out', t => {
	const events = schedule(loop.schedule);
	for (const [what, kept] of [
		['it does not come back', {...loop, close: 3}],
		['it begins after its end', {...loop, close: events.length}],
		['it stops too early', {...loop, schedule: makeSchedule(events.slice(0, -1))}],
		['other inputs', {...loop, inputs: '01'}],
		['no inputs', {...loop, inputs: '01x'}],
		['no schedule', {...loop, schedule: 'what?'}],
		['not applicable', {...loop, schedule: makeSchedule(events.toReversed())}],
		['a process that is not there', {...loop, schedule: `7:- ${loop.schedule}`}],
		['very long', {...loop, schedule: Array.from({length: 60}, () => loop.schedule).join(' ')}],
	] as const)
		t.like(partWith(kept), {inputs: '011', goal: {kind: 'power', close: 0, level: '5.5'}}, what);
	t.is(partWith(loop, {protocol: 'paxos'}).inputs, '011');
	t.is(partWith(loop, {goal: {kind: 'power', close: 0}}).inputs, '011');
	t.is(partWith(loop, {}, []).inputs, '011', 'its level is not in the pack');
	const other = levels.map(level => (level.id === '5.5' ? {...levels[0]!, id: '5.5'} : level));
	t.is(partWith(loop, {}, other).inputs, '011', 'its level asks for no loop');
});

test('no loop is kept where none was closed, or somebody is faulty', t => {
	t.is(ownLoopOf(closed), undefined);
	const silent = begin({protocol: 'wait-for-all', faults: 'one', goal: {kind: 'never-decides'}});
	const faulty = {...go(silent, '1:- 1:-'), faults: [{process: 0, after: 0}]};
	t.is(ownLoopOf(say(faulty, {close: 1})), undefined);
});
