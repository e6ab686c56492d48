import {SelfContradiction, type Valence} from '../engine/index.js';
import {allInputs, type Inputs} from '../flp/index.js';
import {count, listed} from '../game/index.js';
import {blank, head, lanes, say, type Shown, table} from './lines.js';
import {type Silence, silence} from './silent.js';
import {propertiesOf, type Subject} from './subject.js';
import {valenceWords} from './words.js';

/** Every beginning with its valence, and the nearest decisions. */
export function ends(subject: Subject): Shown {
	const {n, looker} = subject;
	const seen = allInputs(n).map(inputs => ({inputs, look: looker(inputs).look([])}));
	const steps = (way: readonly unknown[] | null): string => (way === null ? 'none known' : `${way.length}`);
	const answers = seen.map(({look}) => look);
	const both = answers.some(({toZero}) => toZero !== null) && answers.some(({toOne}) => toOne !== null);
	const known = answers.every(({valence}) => valence !== 'unknown');
	return {
		answer: both ? 'holds' : known ? 'fails' : 'unknown',
		lines: [
			...table([
				['inputs', 'valence', 'steps to a decision 0', 'to a decision 1'],
				...seen.map(({inputs, look}) => [inputs, valenceWords[look.valence], steps(look.toZero), steps(look.toOne)]),
			]),
			blank,
			say(
				both
					? 'Both values are decided somewhere, so it is nontrivial.'
					: known
						? 'One value is decided nowhere. It is trivial, and the lemma does not speak of it.'
						: 'Not enough was seen to tell.',
			),
		],
	};
}

/** A walk over the beginnings by one input at a time, and where the valence changes on it. */
export function chain(subject: Subject): Shown {
	const walk = walkOf(subject);
	const lines = walk.map(({inputs, valence}, at) => ({
		name: inputs,
		text: `${valenceWords[valence]}${at > 0 && walk[at - 1]!.valence !== valence ? `   here it turns, with the input of p${differ(walk[at - 1]!.inputs, inputs)}` : ''}`,
	}));
	const turns = lines.filter(({text}) => text.includes('here')).length;
	return {
		answer: turns > 0 ? 'holds' : 'fails',
		lines: [
			say(`From ${walk[0]!.inputs} to ${walk.at(-1)!.inputs}, one input at a time:`),
			blank,
			...lines,
			blank,
			say(
				turns > 0
					? `It turns ${turns === 1 ? 'once' : `${turns} times`}.`
					: 'It never turns: whatever the inputs are, the same can be decided. So it is not two-valued, and the lemma does not speak of it.',
			),
		],
	};
}

/** The run in which the process that differs is silent, from both sides of the turn. */
export function silent(subject: Subject): Shown {
	const turn = turnOf(subject);
	if (turn === undefined)
		return {
			answer: 'fails',
			lines: [say('No two adjacent beginnings differ in valence, so there is nothing to turn on.')],
		};
	const {pair, p, valences} = turn;
	const [one, other] = pair.map(inputs => silence(subject.looker(inputs), [], [p])) as [Silence, Silence];
	const intro = [
		say(
			`${pair[0]} is ${valenceWords[valences[0]]} and ${pair[1]} is ${valenceWords[valences[1]]}. They differ in the input of p${p} alone. Let p${p} be silent from the start.`,
		),
		blank,
	];
	if (one.is === 'unknown' || other.is === 'unknown')
		return {answer: 'unknown', lines: [...intro, say('No decision without it was found, and not all was looked at.')]};
	if (one.is !== other.is)
		throw new SelfContradiction('without the process that differs, two adjacent beginnings differ');
	if (one.is === 'blocks')
		return {
			answer: 'fails',
			lines: [
				...intro,
				say(`Nobody ever decides, from neither: the others wait for p${p}. With p${p} dead this run is admissible:`),
				blank,
				...lanes(subject, pair[0]!, [...one.run.stem, ...one.run.loop], {
					from: one.run.stem.length,
					shift: one.run.shift,
				}),
			],
		};
	return {
		answer: 'holds',
		lines: [
			...intro,
			say(`One schedule without p${p}, from both, and both decide ${one.value}:`),
			blank,
			...pair.flatMap(inputs => [head(`inputs ${inputs}`), ...lanes(subject, inputs, one.schedule), blank]),
		],
	};
}

/** The bivalent beginnings, or what the protocol lacks. */
export function so(subject: Subject): Shown {
	const all = allInputs(subject.n).map(inputs => ({inputs, valence: subject.space(inputs).start.valence()}));
	const bivalent = all.filter(({valence}) => valence === 'bivalent').map(({inputs}) => inputs);
	if (bivalent.length > 0)
		return {
			answer: 'holds',
			lines: [
				say(
					`${count(bivalent.length, 'beginning')} of ${all.length} ${bivalent.length === 1 ? 'is' : 'are'} bivalent: ${listed(bivalent)}.`,
				),
			],
		};
	if (all.some(({valence}) => valence === 'unknown'))
		return {answer: 'unknown', lines: [say('None is known to be bivalent, and not all was looked at.')]};
	const {nontriviality, termination} = propertiesOf(subject);
	const lacks = [
		...(nontriviality.status === 'fails' ? ['it is trivial'] : []),
		...(termination.one.status === 'fails' ? ['it can be blocked by one fault'] : []),
	];
	return {
		answer: 'fails',
		lines: [
			say(
				`None of the ${all.length} beginnings is bivalent. The lemma does not speak of this protocol: ${listed(lacks)}.`,
			),
		],
	};
}

interface Beginning {
	readonly inputs: Inputs;
	readonly valence: Valence;
}

/** From all zeros to all ones, the inputs changed from the left; or between a 0-valent and a 1-valent one, where there are such. */
function walkOf({n, space}: Subject): Beginning[] {
	const all = allInputs(n).map(inputs => ({inputs, valence: space(inputs).start.valence()}));
	const from = all.find(({valence}) => valence === 'zero') ?? all[0]!;
	const to = all.findLast(({valence}) => valence === 'one') ?? all.at(-1)!;
	const walk = [from];
	for (let p = 0; p < n; p++) {
		if (from.inputs[p] === to.inputs[p]) continue;
		const inputs = to.inputs.slice(0, p + 1) + from.inputs.slice(p + 1);
		walk.push(all.find(one => one.inputs === inputs)!);
	}
	return walk;
}

/** Two adjacent beginnings of different valence: a 0-valent and a 1-valent one if there are such. */
function turnOf({
	n,
	space,
}: Subject):
	| {readonly pair: readonly [Inputs, Inputs]; readonly p: number; readonly valences: readonly [Valence, Valence]}
	| undefined {
	const turns = allInputs(n).flatMap(one =>
		Array.from({length: n}, (_, p) => p)
			.filter(p => one[p] === '0')
			.map(p => {
				const other = `${one.slice(0, p)}1${one.slice(p + 1)}`;
				return {pair: [one, other], p, valences: [space(one).start.valence(), space(other).start.valence()]} as const;
			})
			.filter(({valences: [a, b]}) => a !== b && a !== 'unknown' && b !== 'unknown'),
	);
	return turns.find(({valences}) => valences.includes('zero') && valences.includes('one')) ?? turns[0];
}

function differ(one: Inputs, other: Inputs): number {
	return [...one].findIndex((digit, p) => digit !== other[p]);
}
