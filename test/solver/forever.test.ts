import test from 'ava';
import {createLooker} from '../../src/engine/index.js';
import type {Inputs, Protocol, Schedule} from '../../src/flp/index.js';
import {beginLevel, type Play} from '../../src/game/index.js';
import {createSpaces, type Forever, foreverFrom, type OwingLoop} from '../../src/solver/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {furtherIn, walked} from '../support/further.js';
import {isLong} from '../support/long.js';
import {hasFairComponent} from '../support/naive.js';
import {hasFairLoop} from '../support/naive-loop.js';
import {type NaiveVector, naiveVectors} from '../support/naive-report.js';
import {levelWith} from '../support/sessions.js';

function playOf(protocol: Protocol, inputs: Inputs, schedule: Schedule = []): Play {
	const begun = beginLevel(levelWith({n: inputs.length, inputs, goal: {kind: 'disagreement'}, faults: 'one'}));
	return {...begun, protocol, inputs, schedule};
}

function verdicts({cases}: Forever): Record<string, string> {
	return Object.fromEntries(cases.map(({faulty, is}) => [faulty.join(), is]));
}

for (const {file, n, initials} of expectedReports()) {
	if (initials.some(({configurations}) => configurations > (isLong ? 20_000 : 2000))) continue;
	test(`${file} with n = ${n}: from the beginning the answers are those that are expected`, async t => {
		const protocol = await loadConformance(file);
		const spaces = createSpaces(protocol);
		for (const {inputs, faultFree, oneFaulty, valence} of initials) {
			const forever = foreverFrom(playOf(protocol, inputs), spaces)!;
			t.deepEqual(verdicts(forever), {'': faultFree, ...oneFaulty});
			t.is(forever.valence, valence as typeof forever.valence);
			t.true(
				forever.cases.every(one => one.is !== 'refuted' || one.judged),
				'every refutation was explored again',
			);
		}
	});
}

const small = expectedReports().filter(({initials}) => initials.every(({configurations}) => configurations < 400));

for (const {file, n} of small) {
	test(`${file} with n = ${n}: further on they are those of a naive search, and each loop is one`, async t => {
		const protocol = await loadConformance(file);
		const spaces = createSpaces(protocol);
		for (const vector of naiveVectors(protocol, n)) {
			for (const {text, schedule} of furtherIn(vector.census, 6)) {
				const play = playOf(protocol, vector.inputs, schedule);
				const forever = foreverFrom(play, spaces)!;
				t.is(forever.open, vector.isOpen(text));
				for (const one of forever.cases) {
					t.is(one.is, canStay(vector, text, one.faulty, false));
					if (one.is === 'refuted') for (const loop of one.loops) checkLoop(vector, text, one.faulty, loop, t.true);
				}
				for (const faulty of [0, n - 1]) {
					const halted = foreverFrom({...play, faults: [{process: faulty, after: schedule.length}]}, spaces)!;
					t.deepEqual(verdicts(halted), {[faulty]: canStay(vector, text, [faulty], true)});
					const [only] = halted.cases;
					if (only?.is === 'proved')
						t.false(
							[...only.stem, ...only.loop].some(({process}) => process === faulty),
							'it does not step on the way',
						);
				}
			}
		}
	});
}

test('there are both answers, and loops of both kinds of debt', async t => {
	const potato = foreverFrom(
		playOf(await loadConformance('hot-potato.mjs'), '000'),
		createSpaces(await loadConformance('hot-potato.mjs')),
	)!;
	t.deepEqual(verdicts(potato), {'': 'refuted', 0: 'proved', 1: 'refuted', 2: 'proved'});
	const [free] = potato.cases;
	const owes = free?.is === 'refuted' ? free.loops.map(loop => ('process' in loop.owes ? 'step' : 'message')) : [];
	t.deepEqual([...new Set(owes)].toSorted(), ['message', 'step']);
});

test('what was cut short is unknown, never refuted', async t => {
	const protocol = await loadConformance('hot-potato.mjs');
	const looker = createLooker(protocol, '000', {maxConfigurations: 4});
	const forever = foreverFrom(playOf(protocol, '000'), {...createSpaces(protocol), looker: () => looker})!;
	t.true(forever.cases.every(({is}) => is === 'unknown'));
	t.like(forever, {configurations: 4, complete: false});
	t.is(foreverFrom({...playOf(protocol, '000'), inputs: null}, createSpaces(protocol)), undefined);
});

function canStay(vector: NaiveVector, text: string, faulty: readonly number[], halted: boolean): 'proved' | 'refuted' {
	const from = {...vector.census, first: text};
	const holds = (at: string): boolean => vector.isOpen(at);
	return (hasFairLoop(from, holds, faulty, halted) ?? hasFairComponent(from, holds, faulty, halted))
		? 'proved'
		: 'refuted';
}

/** Whether a loop that owes something is a way round through open configurations, and never pays. */
function checkLoop(
	{census, isOpen}: NaiveVector,
	from: string,
	faulty: readonly number[],
	{way, round, owes, pays, size}: OwingLoop,
	isTrue: (what: boolean, why: string) => void,
): void {
	const at = walked(census, from, way)!;
	isTrue(round.length > 0 && walked(census, at, round) === at, 'it comes back');
	let now = at;
	for (const event of round) {
		now = walked(census, now, [event])!;
		isTrue(isOpen(now), 'it stays open');
		isTrue(!faulty.includes(event.process), 'who is faulty takes no step in it');
		isTrue(
			'process' in owes
				? event.process !== owes.process
				: event.process !== owes.to || JSON.stringify(event.message) !== JSON.stringify(owes.message),
			'it does not pay',
		);
	}
	const counted = Object.values(pays).reduce((sum, count) => sum + count, 0);
	isTrue(counted >= size, 'at each of its configurations it could be paid');
}
