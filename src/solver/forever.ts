import {createAtlas, judgeCertificate} from '../certificate/index.js';
import {
	type Answer,
	answersFrom,
	componentsOf,
	isOpen,
	type Looker,
	regionFrom,
	SelfContradiction,
	type Spot,
	spotOf,
	type Valence,
	valenceOf,
} from '../engine/index.js';
import type {Schedule} from '../flp/index.js';
import {faultyIn, isUpToShift, partOf, type Play} from '../game/index.js';
import {type OwingLoop, owingLoop} from './owing-loop.js';
import {strayFor} from './shift-way.js';
import type {Spaces} from './spaces.js';

/** Whether an admissible run from a configuration stays open for ever, with exactly these processes faulty (SPEC §2). */
export type ForeverCase = {readonly faulty: readonly number[]} & (
	| {readonly is: 'proved'; readonly stem: Schedule; readonly loop: Schedule; readonly shift: number}
	/** `judged`: whether the judge has looked again; loops are there where the configuration is open */
	| {readonly is: 'refuted'; readonly loops: readonly OwingLoop[]; readonly judged: boolean}
	| {readonly is: 'unknown'}
);

/** What can be asked from where a play stands: the valence there, each case, and what there is instead of a run that stays open. */
export interface Forever {
	readonly valence: Valence;
	readonly open: boolean;
	readonly cases: readonly ForeverCase[];
	/** who is faulty in runs from here in which nobody ever decides, a case each */
	readonly blocks: readonly (readonly number[])[];
	/** how many configurations were explored, and whether that is all of them */
	readonly configurations: number;
	readonly complete: boolean;
	/** whether it rests on round numbers being alike, which is checked on samples only (SPEC §5) */
	readonly assumesRounds: boolean;
}

/** configurations of one input vector that the judge explores again */
const judgeLimit = 50_000;

/** Asks for every case from where a play stands; `undefined` where the exploration did not reach or no inputs are chosen. @throws Breach, SelfContradiction */
export function foreverFrom(play: Play, spaces: Spaces): Forever | undefined {
	const {inputs, schedule} = play;
	if (inputs === null) return undefined;
	const looker = spaces.looker(inputs, isUpToShift(play));
	const {graph, bits} = looker;
	const spot = spotOf(graph, schedule);
	if (spot === undefined) return undefined;
	const halted = faultyIn(play);
	const cases = halted.length > 0 ? [halted] : [[], ...Array.from({length: partOf(play).n}, (_, p) => [p])];
	const answer = answersFrom(graph, bits(), spot, halted);
	const answers = cases.map(faulty => ({faulty, answer: answer(faulty)}));
	const atlas = answers.some(({answer: {verdict}}) => verdict === 'refuted')
		? createAtlas(play.protocol, inputs, judgeLimit)
		: undefined;
	// the judge lets the faulty step on the way; where he finds nothing, there is nothing without that either
	const judged = (faulty: readonly number[]): boolean => {
		if (atlas === undefined) return false;
		const found = atlas.answer({faulty, withoutFaulty: false, from: schedule});
		if (found && halted.length === 0)
			throw new SelfContradiction('its judge finds a fair component where the finder refutes');
		return !found;
	};
	const undecided = regionFrom(graph, spot.c, c => graph.decisions[c] === 0, halted);
	return {
		valence: valenceOf(bits()[spot.c]!),
		open: isOpen(graph, bits(), spot.c),
		cases: answers.map(({faulty, answer: found}) => caseOf(play, looker, spot, faulty, found, judged)),
		blocks: cases.filter(faulty => componentsOf(graph, undecided, faulty).some(({owes}) => owes === undefined)),
		configurations: graph.size,
		complete: graph.complete,
		assumesRounds: graph.situations.reductions.names.includes('rounds'),
	};
}

function caseOf(
	play: Play,
	{graph, bits}: Looker,
	spot: Spot,
	faulty: readonly number[],
	answer: Answer,
	judged: (faulty: readonly number[]) => boolean,
): ForeverCase {
	switch (answer.verdict) {
		case 'unknown':
			return {faulty, is: 'unknown'};
		case 'proved': {
			const {stem, loop, shift, toZero, toOne} = answer.proof;
			const whole = {stem: [...strayFor(play, graph, faulty), ...stem], loop, shift};
			accept(play, faulty, {...whole, toZero, toOne});
			return {faulty, is: 'proved', ...whole};
		}
		case 'refuted': {
			const {region, components} = answer;
			const loops = components.map(component => owingLoop({graph, bits: bits(), spot, region, faulty}, component));
			return {faulty, is: 'refuted', loops, judged: judged(faulty)};
		}
	}
}

/** Nothing is announced that the judge has not accepted. */
function accept(
	{protocol, inputs, schedule, faults}: Play,
	faulty: readonly number[],
	{stem, loop, shift, toZero, toOne}: Whole,
): void {
	const judgement = judgeCertificate(protocol, {
		format: 'bivalent-certificate/1',
		protocol: {name: protocol.name, bivalent: ''},
		n: inputs!.length,
		inputs: inputs!,
		faults: faulty.length === 0 ? 'none' : 'one',
		faulty,
		stem: [...schedule, ...stem],
		loop,
		shift,
		toZero,
		toOne,
	});
	if (!judgement.valid)
		throw new SelfContradiction(
			`its judge rejects what it found after ${schedule.length} events${faults.length === 0 ? '' : ' with a process declared faulty'}: ${judgement.reason}`,
		);
}

/** A proof from where a play stands. */
interface Whole {
	readonly stem: Schedule;
	readonly loop: Schedule;
	readonly shift: number;
	readonly toZero: Schedule;
	readonly toOne: Schedule;
}
