import test from 'ava';
import {
	allInputs,
	applicableEvents,
	applyEvent,
	canonicalText,
	configurationText,
	holdToModel,
	initialConfiguration,
	makeEvent,
} from '../../src/flp/index.js';
import {catalogue, findPage} from '../../src/protocols/index.js';
import {loadConformance} from '../support/conformance.js';

/** Those without a conformance protocol; test/engine/classics.test.ts proves and refutes them. */
const classics = [
	'paxos',
	'paxos-duel',
	'hasty-paxos',
	'ben-or-flip',
	'ben-or-heads',
	'phase-voting',
	'rotating-coordinator',
	'raft',
	'three-phase-commit',
	'nameless',
];

test('the catalogue is complete, and every page is found', t => {
	t.deepEqual(
		catalogue.map(({protocol}) => protocol.name),
		[
			'after-you',
			'after-me',
			'wait-for-all',
			'dictator',
			'race-to-arbiter',
			'two-phase-commit',
			'first-majority',
			'always-zero',
			'hot-potato',
			'initially-dead',
			...classics,
		],
	);
	for (const {protocol, page} of catalogue) t.is(findPage(protocol.name), page);
});

for (const {protocol: own, page} of catalogue.filter(({protocol}) => !classics.includes(protocol.name))) {
	test(`${own.name}: in every configuration it does what the conformance protocol does`, async t => {
		const held = holdToModel(own);
		const reference = holdToModel(await loadConformance(`${own.name}.mjs`));
		t.deepEqual(
			[held.name, held.title, held.summary, held.processes],
			[reference.name, reference.title, reference.summary, reference.processes],
		);
		for (let n = own.processes.min; n <= Math.min(own.processes.default, 3); n++) {
			for (const inputs of allInputs(n)) {
				const seen = new Map([
					[configurationText(initialConfiguration(held, inputs)), initialConfiguration(held, inputs)],
				]);
				for (const configuration of seen.values()) {
					for (const event of applicableEvents(configuration)) {
						const ours = applyEvent(held, configuration, event)!.after;
						const theirs = applyEvent(reference, configuration, event)!.after;
						if (configurationText(ours) !== configurationText(theirs))
							t.fail(`${inputs} ${makeEvent(event)} in ${configurationText(configuration)}`);
						seen.set(configurationText(ours), seen.get(configurationText(ours)) ?? ours);
					}
					if (seen.size > 250) break;
				}
			}
		}
		t.pass();
	});

	test(`${own.name}: its page tells of every kind of message, in the words of the labels`, t => {
		const told = page.roles.flatMap(({onMessage}) => onMessage.map(({message}) => message)).join(' | ');
		const n = own.processes.default;
		for (const inputs of allInputs(n)) {
			const seen = new Map([['', initialConfiguration(own, inputs)]]);
			for (const configuration of seen.values()) {
				for (const {value} of configuration.buffer) {
					const label = own.show!.message!(value);
					const kind = label.replace(/\d+/gu, 'q').split(' ')[0]!.replace(/^pq$/u, 'q');
					if (!told.includes(kind)) t.fail(`${label} (${canonicalText(value)}) is not told of`);
				}
				for (const event of applicableEvents(configuration)) {
					const {after} = applyEvent(own, configuration, event)!;
					seen.set(configurationText(after), seen.get(configurationText(after)) ?? after);
				}
				if (seen.size > 200) break;
			}
		}
		t.pass();
	});
}

test('what no protocol sends has a label all the same: a goal of a level’s file may name it', t => {
	for (const {protocol} of catalogue)
		for (const message of [{}, [], 'x', 7, true, {stage: 2}, {heard: 1}, {heard: ['x']}])
			t.is(typeof (protocol.show?.message?.(message) ?? ''), 'string', protocol.name);
});
