import {SelfContradiction, type Valence} from '../engine/index.js';
import {allInputs, type Inputs} from '../flp/index.js';
import {count, listed} from '../game/index.js';
import {blank, head, lanes, lassoLanes, say, type Shown, table} from './lines.js';
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
	const turns = turnsOf(walk);
	const lines = walk.map(({inputs, valence}) => {
		const turn = turns.find(({to}) => to.inputs === inputs);
		const here = turn === undefined ? '' : turn.known ? 'here it turns' : 'whether it turns here is not known';
		return {
			name: inputs,
			text: `${valenceWords[valence].padEnd(12)}${here === '' ? '' : `${here}, with the input of p${turn!.p}`}`.trimEnd(),
		};
	});
	const known = turns.filter(turn => turn.known).length;
	return {
		answer: known > 0 ? 'holds' : turns.length > 0 ? 'unknown' : 'fails',
		lines: [
			say(`From ${walk[0]!.inputs} to ${walk.at(-1)!.inputs}, one input at a time:`),
			blank,
			...lines,
			blank,
			say(
				known > 0
					? `It turns ${known === 1 ? 'once' : `${known} times`}.`
					: turns.length > 0
						? 'Where it turns is not known: of some beginnings not all was looked at.'
						: 'It never turns: whatever the inputs are, the same can be decided. Such a protocol is trivial, and the lemma does not speak of it.',
			),
		],
	};
}

/** The run in which the process that differs is silent, from both sides of the turn. */
export function silent(subject: Subject): Shown {
	const turn = tellingTurn(turnsOf(walkOf(subject)));
	if (turn === undefined)
		return {
			answer: 'fails',
			lines: [say('On that walk it never turns, so there is nobody whose input makes the difference.')],
		};
	const {from, to, p} = turn;
	const pair = [from.inputs, to.inputs] as const;
	const valences = [from.valence, to.valence] as const;
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
				say(
					`Nobody ever decides then, from either of them: the others wait for p${p}. With p${p} dead this run is admissible:`,
				),
				blank,
				...lassoLanes(subject, pair[0], one.run),
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

/** Where the valence changes on a walk; `known` where both are known. */
interface Turn {
	readonly from: Beginning;
	readonly to: Beginning;
	/** the process whose input differs */
	readonly p: number;
	readonly known: boolean;
}

function turnsOf(walk: readonly Beginning[]): Turn[] {
	return walk.slice(1).flatMap((to, at) => {
		const from = walk[at]!;
		if (from.valence === to.valence) return [];
		const p = [...from.inputs].findIndex((digit, process) => digit !== to.inputs[process]);
		return [{from, to, p, known: from.valence !== 'unknown' && to.valence !== 'unknown'}];
	});
}

/** The turn that shows most: from 0-valent to 1-valent if there is one, else one of which both sides are known. */
function tellingTurn(turns: readonly Turn[]): Turn | undefined {
	const sharp = turns.find(
		({from, to}) => from.valence !== 'bivalent' && to.valence !== 'bivalent' && from.valence !== 'unknown',
	);
	return sharp ?? turns.find(({known}) => known) ?? turns[0];
}
