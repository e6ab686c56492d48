import test from 'ava';
import {createLooker, type Looker} from '../../src/engine/index.js';
import {applyEvent, type Configuration, initialConfiguration, type Json, type Schedule} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {type Around, aroundFrom} from '../../src/solver/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {isLong, sample} from '../support/long.js';
import {furtherIn, walked} from '../support/further.js';
import {awayFrom, isCriticalNaively, roundOf, stepsOf} from '../support/naive-around.js';
import {type NaiveVector, naiveVectors} from '../support/naive-report.js';

/** All graphs that a naive search is done with at once. */
const small = expectedReports().filter(({initials}) => initials.every(({configurations}) => configurations < 400));

const everything = {wide: 1000, deep: 1000, all: 1000};

/** The schedule to a place from the middle, or the schedule through it that led there. */
function wayOf({places, path}: Around, schedule: Schedule, place: number): Schedule {
	const {before, layer} = places[place]!;
	if (before !== null) return [...wayOf({places, path} as Around, schedule, before.place), before.event];
	return layer === 0 ? schedule : schedule.slice(0, path.indexOf(place));
}

/** The texts of the places, each by a walk in the census. */
function textsOf(around: Around, {census}: NaiveVector, schedule: Schedule): string[] {
	return around.places.map((_, place) => walked(census, census.first, wayOf(around, schedule, place))!);
}

test('there is something to look at, and something critical, and loops', async t => {
	t.true(small.length > 15);
	const seen = await Promise.all(
		small.map(async ({file, initials}) => {
			const protocol = await loadConformance(file);
			return initials.map(({inputs}) => aroundFrom(createLooker(protocol, inputs), [])!);
		}),
	);
	t.true(seen.some(all => all.some(({critical}) => critical > 0)));
	t.true(seen.some(all => all.some(({loops}) => loops.length > 1)));
});

for (const {file, n} of sample(small)) {
	test(`${file} with n = ${n}: layers, valences, what is critical, loops and steps are those of a naive search`, async t => {
		const protocol = await loadConformance(file);
		for (const vector of naiveVectors(protocol, n)) {
			const looker = createLooker(protocol, vector.inputs);
			for (const [index, {text, schedule}] of furtherIn(vector.census, isLong ? 6 : 3).entries()) {
				for (const without of index === 0 ? [[], [n - 1]] : [[]]) {
					const around = aroundFrom(looker, schedule, without, everything)!;
					const texts = textsOf(around, vector, schedule);
					t.is(new Set(texts).size, texts.length);
					const away = awayFrom(vector, text, without);
					checkFigures(t, around, vector, away, without);
					for (const [place, own] of around.places.entries()) {
						const here = texts[place]!;
						const {decided, events} = vector.census.places.get(here)!;
						t.is(own.valence, vector.valence(here) as typeof own.valence);
						t.is(own.open, vector.isOpen(here));
						t.is(own.critical, isCriticalNaively(vector, here));
						t.deepEqual(
							[...own.decided],
							[...decided].sort((a, b) => a - b),
						);
						t.is(own.loop === null ? 0 : around.loops[own.loop]!.size, roundOf(vector, here, without).size);
						if (own.layer >= 0) t.is(own.layer, away.get(here)!);
						else t.false(away.has(here), 'only what cannot be reached stands before the middle');
						t.deepEqual(
							own.steps
								.map(({event: {process, message}, to}) =>
									JSON.stringify([process, message ?? '-', typeof to === 'number' ? texts[to] : to]),
								)
								.sort(),
							stepsOf(events, without)
								.map(({process, message, to}) =>
									JSON.stringify([
										process,
										message === '-' ? '-' : (JSON.parse(message) as Json),
										texts.includes(to) ? to : 'far',
									]),
								)
								.sort(),
						);
						for (const step of own.steps)
							if (typeof step.to === 'number')
								t.like(around.places[step.to]!, {valence: step.valence, open: step.open});
					}
					t.deepEqual(
						around.path.map(place => texts[place]),
						schedule
							.map((_, taken) => walked(vector.census, vector.census.first, schedule.slice(0, taken)))
							.concat(text),
					);
				}
			}
		}
	});
}

function checkFigures(
	t: import('ava').ExecutionContext,
	around: Around,
	vector: NaiveVector,
	away: ReadonlyMap<string, number>,
	without: readonly number[],
): void {
	const reached = [...away.keys()];
	t.like(around, {
		reachable: reached.length,
		open: reached.filter(text => vector.isOpen(text)).length,
		critical: reached.filter(text => isCriticalNaively(vector, text)).length,
		complete: true,
		reduced: false,
	});
	const layers = Array.from({length: 1 + Math.max(...away.values())}, (_, layer) => {
		const mine = reached.filter(text => away.get(text) === layer);
		return {configurations: mine.length, open: mine.filter(text => vector.isOpen(text)).length};
	});
	t.deepEqual(around.layers, layers);
	const rounds = new Set(
		reached.map(text => [...roundOf(vector, text, without)].sort().join('\n')).filter(round => round !== ''),
	);
	t.deepEqual(
		around.loops
			.filter(({ahead}) => ahead)
			.map(({size}) => size)
			.sort((a, b) => a - b),
		[...rounds].map(round => round.split('\n').length).sort((a, b) => a - b),
	);
}

test('what is too much is not drawn, but counted, and the open ones come before others', t => {
	const looker = createLooker(findProtocol('race-to-arbiter')!, '0110');
	const all = aroundFrom(looker, [], [], {wide: 10_000, deep: 1000, all: 100_000})!;
	const some = aroundFrom(looker, [], [], {wide: 4, deep: 3, all: 1000})!;
	t.true(all.places.length === all.reachable && all.layers.length > 4);
	t.deepEqual({...some, places: []}, {...all, places: [], path: some.path});
	const layers = some.places.map(({layer}) => layer);
	t.deepEqual(
		layers.toSorted((a, b) => a - b),
		layers,
	);
	t.is(Math.max(...layers), 3);
	for (let layer = 0; layer <= 3; layer++) {
		const mine = some.places.filter(place => place.layer === layer);
		t.true(mine.length <= 4);
		t.true(mine.every(({open}) => open) || mine.filter(({open}) => open).length <= some.layers[layer]!.open);
		for (const {before} of mine) if (before !== null) t.is(some.places[before.place]!.layer, layer - 1);
	}
	t.true(some.places.some(({steps}) => steps.some(({to}) => to === 'far')));
	t.is(aroundFrom(looker, [], [], {wide: 4, deep: 1000, all: 6})!.places.length, 4, 'whole layers only');
});

/** The configuration after a schedule; `undefined` where it is not applicable. */
function after(looker: Looker, schedule: Schedule): Configuration | undefined {
	const {protocol} = looker.graph.situations.locals;
	return schedule.reduce<Configuration | undefined>(
		(now, event) => now && applyEvent(protocol, now, event)?.after,
		initialConfiguration(protocol, looker.graph.inputs),
	);
}

for (const [name, inputs] of [
	['ben-or-heads', '001'],
	['paxos-duel', '011'],
	['rotating-coordinator', '011'],
] as const) {
	// the large ones take many seconds, and are left to the long run
	if (!isLong && name !== 'paxos-duel') continue;
	test(`${name}: in a reduced graph schedules to places, and steps from there, carry their true round numbers`, t => {
		const looker = createLooker(findProtocol(name)!, inputs, {reduced: true});
		let schedule: Schedule = [];
		for (let turn = 0; turn < (isLong ? 3 : 2); turn++) {
			const around = aroundFrom(looker, schedule, [], {wide: 5, deep: 12, all: 60})!;
			t.true(around.reduced);
			for (const [place, {steps, valence}] of around.places.entries()) {
				const way = wayOf(around, schedule, place);
				t.truthy(after(looker, way), 'a schedule of the protocol itself');
				t.is(looker.look(way).valence, valence);
				for (const {event, to, valence: then} of steps) {
					t.truthy(after(looker, [...way, event]));
					if (to !== 'beyond') t.is(looker.look([...way, event]).valence, then);
				}
			}
			const far = around.places.findLastIndex(({open, layer}) => open && layer <= 3);
			schedule = wayOf(around, schedule, far);
		}
	});
}

test('where not all was looked at, that is said, and beyond it nothing is known', t => {
	const looker = createLooker(findProtocol('hot-potato')!, '000', {maxConfigurations: 5});
	const around = aroundFrom(looker, [])!;
	t.like(around, {reachable: 5, complete: false, critical: 0});
	const beyond = around.places.flatMap(({steps}, place) =>
		steps.filter(({to}) => to === 'beyond').map(step => ({place, step})),
	);
	t.true(beyond.length > 0);
	for (const {place, step} of beyond) {
		t.like(step, {valence: 'unknown', open: false});
		t.is(aroundFrom(looker, [...wayOf(around, [], place), step.event]), undefined);
	}
	t.true(around.places.every(({critical}) => critical !== true));
});
