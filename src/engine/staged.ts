import type {Inputs} from '../flp/index.js';
import {type Bounds, hasRoom} from './explore.js';
import {beyond, type Graph, type Transition} from './graph.js';
import {nothing} from './locals.js';
import {createPatchwork, type Patchwork} from './patchwork.js';
import {createAnswers, type FaultCase} from './question.js';
import type {Situations} from './situations.js';
import {createTrials} from './trials.js';
import {valenceBits} from './valence.js';

/** stages of one construction, at most */
const mostStages = 256;

/** configurations before which the event of a stage is tried, at most */
const mostDetours = 256;

/**
 * Explores along the construction of FLP85 §3, Theorem 1, where all configurations are too many: processes stand in a queue, and in each stage the head receives the
 * message that has waited longest for it (∅ where none does), after a shortest detour after which that leaves the configuration open; then it goes to the end.
 * What is followed is a small part of all configurations, in which a fair component shows as soon as the construction comes back to where it was.
 * That part, when the case is proved on it; `undefined` when the construction ends or goes on too long, which proves nothing. Pauses after each stage.
 * @throws Breach
 */
export function* exploringStages(
	situations: Situations,
	inputs: Inputs,
	bounds: Bounds,
	fault: FaultCase,
): Generator<number, Graph | undefined, void> {
	const patchwork = createPatchwork(situations, inputs, bounds);
	const {search} = patchwork;
	const goOn = createConstruction(patchwork, fault);
	for (let stage = 1; stage <= mostStages && search.rows.size < bounds.limit; stage++) {
		if (!hasRoom(search, bounds.roomFor) || !goOn()) break;
		yield search.rows.size;
		// it is worth a look now and then: each costs as much as all of the stages before it
		if ((stage & (stage - 1)) !== 0) continue;
		const graph = patchwork.graph();
		if (createAnswers(graph, valenceBits(graph))(fault).verdict === 'proved') return graph;
	}
	return undefined;
}

/** A function that goes one stage further, and says false where there is none to be found. */
function createConstruction(patchwork: Patchwork, {faulty, dead}: FaultCase): () => boolean {
	const {n} = patchwork;
	const processes = Array.from({length: n}, (_, p) => p);
	const queue = processes.filter(p => !faulty.includes(p));
	const {reductions} = patchwork.situations;
	// what the faulty could still do counts for what is open, unless they are dead from the start
	const trials = createTrials(patchwork, dead ? queue : processes);
	let c = 0;
	/** for each process what waits for it, the oldest first */
	let waiting: readonly (readonly number[])[] = Array.from({length: n}, () => []);

	/** A shortest walk from `c` whose last event serves the head, open all the way; a message that is ignored from then on is as good as received. */
	const stageFor = (head: number): Transition[] | undefined => {
		interface Reached {
			readonly at: number;
			/** the message under the name that it has there */
			readonly letter: number;
			readonly by: readonly Transition[];
		}
		const reached: Reached[] = [{at: c, letter: waiting[head]![0] ?? nothing, by: []}];
		const seen = new Set([c]);
		for (const {at, letter, by} of reached) {
			const onward: Transition[] = [];
			for (const transition of patchwork.transitionsFrom(at)) {
				const {target, process} = transition;
				if (target === beyond || faulty.includes(process)) continue;
				if (process !== head || transition.letter !== letter) onward.push(transition);
				else if (trials.isOpen(target)) return [...by, transition];
			}
			for (const transition of onward) {
				const {target, amount} = transition;
				if (seen.has(target) || seen.size > mostDetours || !trials.isOpen(target)) continue;
				seen.add(target);
				const there = letter === nothing ? nothing : reductions.shiftLetter(letter, -amount);
				const way = [...by, transition];
				if (there !== nothing && !patchwork.waits(target, head, there)) return way;
				reached.push({at: target, letter: there, by: way});
			}
		}
		return undefined;
	};

	return () => {
		const head = queue[0]!;
		if (!trials.isOpen(c)) return false;
		const walk = stageFor(head);
		if (walk === undefined) return false;
		for (const {process, letter, target, amount} of walk) {
			waiting = waiting.map((before, p) => {
				const left = p === process && letter !== nothing ? before.toSpliced(before.indexOf(letter), 1) : before;
				return byAge(
					left.map(old => reductions.shiftLetter(old, -amount)),
					patchwork.inboxAt(target, p),
				);
			});
			c = target;
		}
		queue.push(queue.shift()!);
		return true;
	};
}

/** What waits now in the order in which it came: what waited before comes first, as far as it still does. */
function byAge(before: readonly number[], now: readonly number[]): readonly number[] {
	const fresh = [...now];
	const kept = before.filter(letter => {
		const at = fresh.indexOf(letter);
		if (at !== -1) fresh.splice(at, 1);
		return at !== -1;
	});
	return [...kept, ...fresh];
}
