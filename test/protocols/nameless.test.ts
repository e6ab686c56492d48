import test from 'ava';
import {find} from '../../src/engine/index.js';
import {allInputs, holdToModel, type Json, type Step} from '../../src/flp/index.js';
import {nameless} from '../../src/protocols/nameless.js';
import {namelessPage} from '../../src/protocols/nameless.page.js';

const [role] = namelessPage.roles;

function words(pc: string, {decide, send = [], ...step}: Step): string {
	const said = send.length === 0 ? [] : [`says ${String(send[0]!.message)}`];
	const turned = step.pc === pc || decide !== undefined ? [] : [`turns ${step.pc}`];
	const decided = decide === undefined ? [] : [`decides ${decide}`];
	const all = [...decided, ...turned, ...said];
	return all.length === 0 ? 'nothing changes' : all.join(' and ');
}

function step(pc: string, input: 0 | 1, message: Json): Step {
	return holdToModel(nameless).step({
		self: 0,
		n: 3,
		others: [1, 2],
		state: {input, output: null, pc, storage: null},
		message,
	});
}

for (const pc of ['green', 'amber', 'red'])
	for (const message of ['ping', 'pong', null])
		test(`its page says what ${pc} does on ${message ?? '∅'}`, t => {
			const told = message === null ? role!.onNothing : role!.onMessage.find(one => one.message === message)!.does;
			t.true(told.split('; ').includes(`${pc}: ${words(pc, step(pc, 0, message))}`), told);
			t.deepEqual(step(pc, 1, message), step(pc, 0, message));
		});

test('its first step is by its input, and receives, too', t => {
	t.is(words('start', step('start', 0, null)), 'turns red and says ping');
	t.is(words('start', step('start', 1, null)), 'turns green');
	t.is(words('start', step('start', 1, 'ping')), 'decides 0');
	t.deepEqual(
		step('start', 0, 'ping').send!.map(({to, message}) => [to, message]),
		[
			[1, 'ping'],
			[2, 'ping'],
			[1, 'pong'],
			[2, 'pong'],
		],
	);
});

test('it keeps agreement and nontriviality; without a fault nobody can keep it bivalent, with one somebody can', t => {
	const {properties, vectors} = find(nameless, {n: 3, inputs: allInputs(3), faults: 'one', maxConfigurations: 4000});
	t.is(properties!.agreement.status, 'holds');
	t.is(properties!.nontriviality.status, 'holds');
	t.is(properties!.termination.one.status, 'fails');
	for (const {inputs, cases} of vectors) {
		t.is(cases[0]!.verdict, 'refuted');
		const faulty = cases.slice(1).map(({verdict}) => verdict);
		// the one who is missed is green
		t.deepEqual(
			faulty,
			[...inputs].map(digit => (digit === '1' ? 'proved' : 'refuted')),
		);
	}
});
