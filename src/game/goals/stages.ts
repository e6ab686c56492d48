import {
	applyEvent,
	canonicalText,
	type Event,
	type Json,
	type Message,
	type ProcessState,
	type Protocol,
} from '../../flp/index.js';
import type {Goal} from '../../level/index.js';
import {replay} from '../history.js';
import {count} from '../text.js';
import {type Context, open, type Rule, ruleOf} from './rule.js';

/** Where one is in the construction of FLP85 §3, Theorem 1. */
export interface Stage {
	/** the processes in the order in which their turn comes; the stage ends with a step of the first */
	readonly queue: readonly number[];
	/** the buffer, oldest message first */
	readonly buffer: readonly Message[];
	/** the message that waited longest for the first process when the stage began, `null` when none did: the step receives it */
	readonly oldest: Message | null;
	/** stages that have ended */
	readonly ended: number;
}

/** So many stages, each ending in an open configuration. What is settled stays so: it is enough to look where one is. */
export function stagesRule(goal: Extract<Goal, {kind: 'stages'}>, {protocol, part, inputs}: Context): Rule {
	return {
		...ruleOf(() => open),
		begin: () =>
			firstStage(
				part.n,
				replay(protocol, inputs, part.opening).pictures.at(-1)!.configuration.buffer,
			) as unknown as Json,
		step: (memory, {event, before}) =>
			stageAfter(protocol, before.configuration().states, memory as unknown as Stage, event) as unknown as Json,
		standing(memory, here) {
			if (!here.open())
				return here.valence() === 'unknown'
					? open
					: {
							is: 'lost',
							because:
								'The question is settled, and every stage of Theorem 1 ends in a configuration that is still bivalent.',
						};
			return (memory as unknown as Stage).ended >= goal.count
				? {
						is: 'won',
						because: `${count(goal.count, 'stage')}: in each the first of the queue stepped and received what had waited longest for it, and the question is still open.`,
					}
				: open;
		},
	};
}

/** A stage for each process in turn, from p0. */
export function firstStage(n: number, buffer: readonly Message[]): Stage {
	return begun(
		Array.from({length: n}, (_, p) => p),
		buffer,
		0,
	);
}

/** The construction after one more event, applied in these states. @throws Breach */
export function stageAfter(protocol: Protocol, states: readonly ProcessState[], stage: Stage, event: Event): Stage {
	const {buffer} = applyEvent(protocol, {states, buffer: stage.buffer}, event)!.after;
	const {queue, oldest, ended} = stage;
	const [first, ...others] = queue;
	const ends =
		event.process === first &&
		(oldest === null || (event.message !== null && canonicalText(event.message) === canonicalText(oldest.value)));
	return ends ? begun([...others, first!], buffer, ended + 1) : {...stage, buffer};
}

function begun(queue: readonly number[], buffer: readonly Message[], ended: number): Stage {
	return {queue, buffer, oldest: buffer.find(({to}) => to === queue[0]) ?? null, ended};
}
