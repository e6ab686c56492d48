import test from 'ava';
import {
	applyEvent,
	configurationText,
	initialConfiguration,
	type Protocol,
	type Schedule,
} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {chapters} from '../../src/study/chapters.js';
import {layOut, show, type Shown, type Subject} from '../../src/study/index.js';
import {construct} from '../../src/study/stages.js';
import {endlessRun, propertiesOf} from '../../src/study/subject.js';
import {judgeCertificate} from '../../src/certificate/index.js';
import {type NaiveVector, naiveVectors, propertiesOf as naiveProperties} from '../support/naive-report.js';
import {pairedPlaces, subjectOf} from '../support/studies.js';

const steps = chapters.flatMap(({id, steps: all}) => all.map(step => ({chapter: id, step: step.id})));

/** One that never decides, one that blocks and one that is unsafe; the claims that do not hold there, or of which nothing can be said. */
const read = {
	'after-you': [
		'asked/totally-correct',
		'lemma-2/silent', // with one of two dead the other waits for ever
		'theorem-2/dead-sets',
	],
	'race-to-arbiter': [
		'asked/totally-correct',
		'lemma-3/detours',
		'lemma-3/same', // the arbiter is the one that everybody waits for
		'lemma-3/so',
		'theorem-1/stages',
		'theorem-1/admissible',
		'theorem-2/dead-sets',
	],
	'first-majority': [
		'asked/partially-correct',
		'asked/totally-correct',
		'theorem-1/stages',
		'theorem-1/admissible',
		'theorem-2/mid-run', // somebody always decides, and that is all that can be said for it
		'ways-out/luck?',
		'ways-out/powers?',
	],
} as const;

const subjects = new Map(Object.keys(read).map(name => [name, subjectOf(name)]));
const vectors = new Map(
	Object.keys(read).map(name => [name, naiveVectors(findProtocol(name)!, subjects.get(name)!.n)]),
);

function textOf(shown: Shown): string {
	return shown.lines.map(({name, text}) => (name === undefined ? text : `${name}: ${text}`)).join('\n');
}

function comma(number: number): string {
	return number.toLocaleString('en');
}

/** The numbers in a text, in order. */
function figures(text: string): number[] {
	return [...text.matchAll(/(?<![\w-])\d[\d,]*(?![\w-])/gu)].map(([digits]) => Number(digits.replaceAll(',', '')));
}

for (const [name, lacking] of Object.entries(read)) {
	const subject = subjects.get(name)!;
	const all = vectors.get(name)!;
	const own = all.find(({inputs}) => inputs === subject.inputs)!;

	test(`${name}: every step of every chapter comes to what it should`, t => {
		const seen = steps.flatMap(({chapter, step}) => {
			const {answer, lines} = show(subject, chapter, step);
			t.true(lines.length > 0, step);
			for (const {name: label, text} of layOut(lines, 70)) t.true(`${label}${text}`.length <= 70, text);
			return answer === 'holds' ? [] : [`${chapter}/${step}${answer === 'unknown' ? '?' : ''}`];
		});
		t.deepEqual(seen, [...lacking]);
	});

	test(`${name}: the figures of beginnings are those of a naive count`, t => {
		const words: Readonly<Record<string, string>> = {
			zero: '0-valent',
			one: '1-valent',
			bivalent: 'bivalent',
			stuck: 'stuck',
		};
		const sizes = textOf(show(subject, 'asked', 'configuration'));
		const sets = textOf(show(subject, 'valence', 'sets'));
		const ends = textOf(show(subject, 'lemma-2', 'ends'));
		for (const {inputs, census, valence} of all) {
			const word = words[valence(census.first)]!;
			t.regex(sizes, new RegExp(`^${inputs} +${census.places.size} .*${word}$`, 'mu'));
			const counts = ['bivalent', 'zero', 'one', 'stuck'].map(
				kind => [...census.places.keys()].filter(text => valence(text) === kind).length,
			);
			const row = sets.split('\n').find(line => line.startsWith(`${inputs} `))!;
			const shown = row.split(/ {2,}/u).slice(2).map(Number);
			t.deepEqual(
				shown.filter(count => count > 0),
				counts.filter(count => count > 0),
				row,
			);
			const distances = [0, 1].map(value => distanceTo(all.find(one => one.inputs === inputs)!, value) ?? 'none known');
			t.regex(ends, new RegExp(`^${inputs} .*${word} +${distances[0]} +${distances[1]}$`, 'mu'));
		}
	});

	test(`${name}: steps and pairs of events are counted as a naive count has them`, t => {
		const {census, valence, isOpen} = own;
		const places = [...census.places];
		const transitions = places.flatMap(([from, {events}]) => events.map(({to}) => ({from, to})));
		const leaving = transitions.filter(({from, to}) => isOpen(from) && !isOpen(to));
		const stays = figures(textOf(show(subject, 'valence', 'stays')));
		t.is(stays[0], transitions.length);
		t.is(stays[1], places.length);
		t.true(stays.includes(leaving.length));
		const pairs = places.flatMap(([, {events}]) =>
			events.flatMap((a, i) => events.slice(i + 1).map(b => ({a, b}))).filter(({a, b}) => a.process !== b.process),
		);
		t.true(
			textOf(show(subject, 'lemma-1', 'commute')).includes(
				`all ${comma(pairs.length)} pairs of events of different processes in all ${places.length} `,
			),
		);
		t.true(valence(census.first) === 'bivalent');
		const same = places.flatMap(([text]) => ordersOf(own, text));
		const one = textOf(show(subject, 'lemma-1', 'one-process'));
		t.true(one.includes(`${comma(same.length)} pairs of events of one process`), one);
		t.true(one.includes(`${comma(same.filter(([x, y]) => x !== y).length)} of them end differently`), one);
	});

	test(`${name}: Lemma 2’s silent run does the same from both beginnings`, t => {
		const shown = show(subject, 'lemma-2', 'silent');
		const [, one, other, p] = /(\d+) is .* and (\d+) is .* the input of p(\d)/u.exec(textOf(shown))!;
		t.deepEqual([...one!].filter((digit, at) => digit !== other![at]).length, 1);
		t.not(one![Number(p)], other![Number(p)]);
		const valenceOf = (inputs: string): string => {
			const {census, valence} = all.find(vector => vector.inputs === inputs)!;
			return valence(census.first, [Number(p)]);
		};
		t.is(valenceOf(one!), valenceOf(other!));
		t.is(valenceOf(one!) === 'stuck', shown.answer === 'fails');
	});

	test(`${name}: Lemma 3’s figures are those of the bivalent configurations that hang together`, t => {
		const reached = pairedPlaces(subject, own);
		const start = subject.space(subject.inputs).start;
		const together = new Set([start]);
		for (const place of together)
			for (const {place: to} of place.next()) if (own.valence(reached.get(to!)!) === 'bivalent') together.add(to!);
		const nearest = [...together].slice(0, 100);
		const events = nearest.reduce((sum, place) => sum + place.next().length, 0);
		const found = figures(textOf(show(subject, 'lemma-3', 'so')));
		t.true(found.includes(nearest.length) && found.includes(events), found.join());
		const [once = 0, off = 0, none = 0] = ['at once', 'detour', 'none'].map(label =>
			Number(new RegExp(`^${label}: (\\d+)`, 'mu').exec(textOf(show(subject, 'lemma-3', 'so')))![1]),
		);
		t.is(once + off + none, events);
		const atOnce = nearest
			.flatMap(place => place.next())
			.filter(({place}) => own.valence(reached.get(place!)!) === 'bivalent');
		t.is(once, atOnce.length);
	});

	test(`${name}: what it gives up is what a naive search finds`, t => {
		const expected = naiveProperties(all);
		const {agreement, nontriviality, termination} = propertiesOf(subject);
		t.deepEqual(
			{agreement: agreement.status, nontriviality: nontriviality.status, one: termination.one.status},
			{agreement: expected.agreement, nontriviality: expected.nontriviality, one: expected.termination.one},
		);
		const run = endlessRun(subject);
		t.is(run === undefined, expected.termination.one === 'holds' && expected.termination.none === 'holds');
		if (run === undefined) return;
		const before = played(subject.protocol, run.inputs, run.stem);
		t.is(played(subject.protocol, run.inputs, [...run.stem, ...run.loop]), before);
	});
}

/** A shortest way to a decision. */
function distanceTo({census}: NaiveVector, value: number): number | undefined {
	const distance = new Map([[census.first, 0]]);
	for (const [text, way] of distance) {
		const {decided, events} = census.places.get(text)!;
		if (decided.has(value)) return way;
		for (const {to} of events) if (!distance.has(to)) distance.set(to, way + 1);
	}
	return undefined;
}

/** Where two events of one process end in the two orders, where both can be played. */
function ordersOf({census: {places}}: NaiveVector, text: string): (readonly [string, string])[] {
	const {events} = places.get(text)!;
	return events.flatMap((a, i) =>
		events.slice(i + 1).flatMap(b => {
			if (a.process !== b.process) return [];
			const after = (first: typeof a, second: typeof a): string | undefined =>
				places
					.get(first.to)!
					.events.find(({process, message}) => process === second.process && message === second.message)?.to;
			const [one, other] = [after(a, b), after(b, a)];
			return one === undefined || other === undefined ? [] : [[one, other] as const];
		}),
	);
}

function played(protocol: Protocol, inputs: string, schedule: Schedule): string {
	let configuration = initialConfiguration(protocol, inputs);
	for (const event of schedule) configuration = applyEvent(protocol, configuration, event)!.after;
	return configurationText(configuration);
}

/** Theorem 1's construction, looked at event by event without the engine. */
function checkStages(subject: Subject, count: number): string | undefined {
	const {protocol, inputs, n} = subject;
	const {stages, schedule, queue} = construct(subject, count);
	let configuration = initialConfiguration(protocol, inputs);
	let at = 0;
	let turns = Array.from({length: n}, (_, p) => p);
	for (const {head, event, way, end} of stages) {
		if (head !== turns[0]) return `it is p${turns[0]}’s turn`;
		const oldest = configuration.buffer.find(({to}) => to === head)?.value ?? null;
		if (JSON.stringify(oldest) !== JSON.stringify(event.message)) return 'that is not its oldest message';
		for (const step of [...way, event]) {
			if (JSON.stringify(step) !== JSON.stringify(schedule[at++])) return 'the schedule is another one';
			configuration = applyEvent(protocol, configuration, step)!.after;
		}
		if (at !== end) return 'it ends elsewhere';
		if (configuration.states.some(({output}) => output !== null)) return 'somebody has decided';
		turns = [...turns.slice(1), head];
	}
	return turns.join() === queue.join() ? undefined : 'the queue is another one';
}

test('Theorem 1’s construction serves the queue, oldest message first, and nobody decides', t => {
	for (const [name, count] of [
		['after-you', 40],
		['initially-dead', 12],
		['race-to-arbiter', 9],
		['paxos-duel', 30],
	] as const) {
		const subject = subjectOf(name);
		t.is(checkStages(subject, count), undefined, name);
	}
});

test('where the construction comes back, the judge accepts the loop; where it cannot go on, Lemma 3 says why', t => {
	const subject = subjects.get('after-you')!;
	const {round} = construct(subject, 10);
	t.deepEqual(round && {from: round.from, to: round.to}, {from: 2, to: 6});
	t.true(judgeCertificate(subject.protocol, round!.certificate).valid);
	t.is(construct(subject, 5).round, null);
	const {stopped, stages} = construct(subjects.get('race-to-arbiter')!, 10);
	t.is(stages.length, 2);
	t.deepEqual(stopped !== 'settled' && stopped?.event.process, 2);
	t.is(construct(subjectOf('after-you', '00'), 3).stopped, 'settled');
});

test('every step has something that shows it, and nothing is shown for others', t => {
	const subject = subjects.get('after-you')!;
	t.throws(() => show(subject, 'lemma-4', 'so'), {message: 'there is nothing to show for lemma-4/so'});
	t.is(new Set(steps.map(({chapter, step}) => `${chapter}/${step}`)).size, steps.length);
});
