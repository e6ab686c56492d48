import {canonicalText, type Event, type Json, makeEvent, type Schedule} from '../../flp/index.js';
import type {Goal} from '../../level/index.js';
import {count} from '../text.js';
import {type Context, open, type Place, placesAlong, type Rule, ruleOf, type Standing} from './rule.js';

type Picture = Extract<Goal, {kind: 'picture'}>;

/** A pattern over states and buffer, and over how often processes have stepped. */
export function pictureRule({states = [], buffer = []}: Picture, {part}: Context): Rule {
	const counted = states.flatMap(({process, stepped}) => (stepped === undefined ? [] : [{process, stepped}]));
	const stepsIn = (events: Schedule, p: number): number => events.filter(({process}) => process === p).length;
	const matches = (here: Place): boolean => {
		const configuration = here.configuration();
		return (
			states.every(({process, output, pc, storage}) => {
				const state = configuration.states[process]!;
				return (
					(output === undefined || state.output === output) &&
					(pc === undefined || state.pc === pc) &&
					(storage === undefined || canonicalText(state.storage) === canonicalText(storage))
				);
			}) &&
			buffer.every(
				({to, message, count: wanted}) =>
					configuration.buffer.filter(
						waiting =>
							(to === undefined || waiting.to === to) &&
							(message === undefined || canonicalText(waiting.value) === canonicalText(message)),
					).length === wanted,
			)
		);
	};
	return {
		...ruleOf(() => open),
		begin: () => counted.map(({process}) => stepsIn(part.opening, process)),
		// one more than is wanted stands for all that is too much
		step: (steps, {event}) =>
			counted.map(({process, stepped}, index) =>
				Math.min(stepped + 1, (steps as number[])[index]! + (event.process === process ? 1 : 0)),
			),
		standing(steps, here) {
			const over = counted.find(({stepped}, index) => (steps as number[])[index]! > stepped);
			if (over !== undefined)
				return {
					is: 'lost',
					because: `p${over.process} has stepped more than ${count(over.stepped, 'time')}, and a step cannot be taken back.`,
				};
			const enough = counted.every(({stepped}, index) => (steps as number[])[index] === stepped);
			return enough && matches(here) ? {is: 'won', because: 'This is the picture that was asked for.'} : open;
		},
	};
}

/** Exactly these events, in an order that works. */
export function eventsRule({events}: Extract<Goal, {kind: 'events'}>): Rule {
	return {
		...ruleOf(() => open),
		begin: () => events.map(makeEvent).sort(),
		step(left, {event}) {
			if (left === null) return null;
			const index = (left as string[]).indexOf(makeEvent(event));
			return index === -1 ? null : (left as string[]).toSpliced(index, 1);
		},
		standing(left): Standing {
			if (left === null) return {is: 'lost', because: 'That event is not one of those given, or was used already.'};
			return (left as string[]).length === 0
				? {is: 'won', because: 'All the given events, each applicable when it came: that is a schedule.'}
				: open;
		},
	};
}

/** The configuration that a schedule leads to, by one that begins otherwise. */
export function configurationRule(
	{schedule, begins}: Extract<Goal, {kind: 'configuration'}>,
	{opening}: Context,
): Rule {
	const target = placesAlong(opening.at(-1)!, schedule)[schedule.length];
	const allowed = (event: Event): boolean =>
		isProcesses(begins) ? begins.includes(event.process) : makeEvent(event) === makeEvent(begins);
	return {
		...ruleOf(() => open),
		// whether the schedule is empty, began as it should, or did not
		begin: () => 'empty',
		step: (memory, {event}) => (memory === 'empty' ? (allowed(event) ? 'so' : 'otherwise') : memory),
		standing(memory, here): Standing {
			if (memory === 'otherwise') return {is: 'lost', because: 'Your schedule does not begin as the goal asks.'};
			return memory === 'so' && target !== undefined && here.id === target.id
				? {
						is: 'won',
						because:
							'Two schedules, one configuration: the same states, the same buffer, and nothing in it tells which way you came.',
					}
				: open;
		},
	};
}

/** Whether a goal says by which processes its schedule may begin, and not by which event. */
export function isProcesses(begins: Event | readonly number[]): begins is readonly number[] {
	return Array.isArray(begins);
}

/** The pinned event as the last one, to an open configuration (FLP85 §3, Lemma 3). */
export function pinnedRule({event: pinned}: Extract<Goal, {kind: 'pinned'}>): Rule {
	return {
		...ruleOf(() => open),
		begin: () => false,
		step: (played: Json, {event}) => played === true || makeEvent(event) === makeEvent(pinned),
		standing(played, here): Standing {
			const valence = here.valence();
			const settled =
				valence === 'zero' ? 'only 0' : valence === 'one' ? 'only 1' : valence === 'stuck' ? 'nothing' : '';
			if (here.open())
				return played === true
					? {is: 'won', because: 'The pinned event was the last one, and from here 0 and 1 can both still be decided.'}
					: open;
			if (valence === 'unknown') return open;
			const so = settled === '' ? 'somebody has decided' : `from here ${settled} can be decided`;
			return {
				is: 'lost',
				because:
					played === true
						? `The pinned event was played, and ${so}.`
						: `It is settled before the pinned event was played: ${so}.`,
			};
		},
	};
}
