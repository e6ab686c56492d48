import {beyond, createLooker, eventOf, isOpen, transitionsOf, type Valence, valenceOf} from '../engine/index.js';
import {
	applyEvent,
	type Configuration,
	type Event,
	type Inputs,
	initialConfiguration,
	type Schedule,
} from '../flp/index.js';
import {type Asked, BadQuestion, onlyOptions, processesOf, protocolOf, vectorOf, wholeNumber} from './question.js';

/** One applicable event, and the number of the configuration that it leads to; `null` where that was not explored. */
export interface Edge {
	readonly event: Event;
	readonly to: number | null;
}

/** A configuration that is accessible from the initial one. */
export interface Explored {
	/** its place in the list */
	readonly number: number;
	readonly configuration: Configuration;
	/** the decisions that can be reached from it, by any schedule (FLP85 §3) */
	readonly valence: Valence;
	/** bivalent, and nobody has decided */
	readonly open: boolean;
	/** every event that is applicable, process by process, ∅ first; events that change nothing lead back here */
	readonly events: readonly Edge[];
	/** A shortest schedule from the initial configuration to it. Linear in its length. */
	readonly schedule: () => Schedule;
}

/** The configurations accessible from one initial configuration. */
export interface Exploration {
	readonly inputs: Inputs;
	/** in breadth-first order; the first is the initial one */
	readonly configurations: readonly Explored[];
	/** how many events lead from one of them to another, or back */
	readonly transitions: number;
	/** how many configurations have each valence */
	readonly counts: Readonly<Record<Valence, number>>;
	/** whether every applicable event of every configuration was explored */
	readonly complete: boolean;
}

/** How far to explore. */
export interface ExploreOptions {
	/** one digit a process, process 0 leftmost; it also says how many processes there are */
	readonly inputs: Inputs;
	/** configurations, at most; 100,000 unless told */
	readonly maxConfigurations?: number;
}

/**
 * Explores everything that can happen from one initial configuration, without any reduction. Time and memory are linear in the events found; for
 * figures alone, `prove` needs far less memory.
 * @throws BadQuestion, Breach
 */
export function explore(asked: Asked, options: ExploreOptions): Exploration {
	const protocol = protocolOf(asked);
	onlyOptions(options, 'explore', ['inputs', 'maxConfigurations']);
	const {inputs, maxConfigurations = 100_000} = options;
	if (typeof inputs !== 'string')
		throw new BadQuestion('inputs must be one digit 0 or 1 for each process, like "011".');
	vectorOf(inputs, processesOf(protocol, inputs.length));
	const looker = createLooker(protocol, inputs, {
		maxConfigurations: wholeNumber('maxConfigurations', maxConfigurations, 1),
	});
	const {graph} = looker;
	const bits = looker.bits();
	/** how each configuration was first come to */
	const came: {readonly from: number; readonly event: Event}[] = [];
	const configurations: Explored[] = [];
	const found: Configuration[] = [initialConfiguration(protocol, inputs)];
	for (let number = 0; number < graph.size; number++) {
		const configuration = found[number]!;
		const events = transitionsOf(graph, number).map(transition => {
			const {target} = transition;
			const event = eventOf(graph, transition);
			if (target !== beyond && target !== number && found[target] === undefined) {
				came[target] = {from: number, event};
				found[target] = applyEvent(protocol, configuration, event)!.after;
			}
			return {event, to: target === beyond ? null : target};
		});
		configurations.push({
			number,
			configuration,
			valence: valenceOf(bits[number]!),
			open: isOpen(graph, bits, number),
			events,
			schedule() {
				const backwards: Event[] = [];
				for (let at = number; at !== 0; at = came[at]!.from) backwards.push(came[at]!.event);
				return backwards.reverse();
			},
		});
	}
	return {
		inputs,
		configurations,
		transitions: graph.transitions,
		counts: looker.counts(),
		complete: graph.complete,
	};
}
