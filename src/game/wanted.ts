import {
	applyEvent,
	canonicalText,
	type Configuration,
	type Event,
	initialConfiguration,
	makeEvent,
	type Schedule,
} from '../flp/index.js';
import {firstStage, stageAfter, workedOn} from './goals/index.js';
import {type Lettered, type Picture, replay} from './history.js';
import {messageLabel} from './labels.js';
import {historyOf, partOf, type Play} from './play.js';

/** A line that says what the goal still wants, with its label. */
export interface Wanted {
	readonly label: string;
	readonly text: string;
}

/** What the goal still wants, where it wants more than can be seen; loops apart, because what they owe is relative to a configuration that the player chooses. @throws Breach */
export function wantedOf(play: Play): Wanted[] {
	const goal = workedOn(partOf(play).goal);
	if (play.inputs === null) return [];
	switch (goal.kind) {
		case 'events':
			return [{label: 'LEFT', text: leftText(play, goal.events)}];
		case 'configuration':
			return sameText(play, goal.schedule);
		case 'stages':
			return [stageText(play, goal.count)];
		case 'pinned':
			return [{label: 'PINNED', text: pinnedText(play, goal.event)}];
		case 'decision':
			return goal.also === undefined ? [] : [{label: 'ALSO', text: alsoText(play, goal.also)}];
		default:
			return [];
	}
}

/** "p0 a ∅ · p1 “propose 1”": who receives what, one after the other. */
function shortText(schedule: Schedule, nameOf: (event: Event) => string): string {
	return schedule
		.map((event, index) => {
			const same = schedule[index - 1]?.process === event.process;
			return `${index === 0 ? '' : same ? ' ' : ' · '}${same ? '' : `p${event.process} `}${nameOf(event)}`;
		})
		.join('');
}

/** A schedule that begins where a play stands, in words: "p1 a · p0 “I am p1”"; what waits goes by its letter, what is not yet sent by its text. */
export function scheduleText(play: Play, schedule: Schedule): string {
	return shortText(schedule, letterOf(play, historyOf(play).pictures.at(-1)!.buffer));
}

/** The text of what is received. */
function labelOf({protocol}: Play): (event: Event) => string {
	return ({message}) => (message === null ? '∅' : `“${messageLabel(protocol, message)}”`);
}

/** The letter of what is received, if it has one of these, else its text; of equal copies each has a letter of its own. */
function letterOf(play: Play, letters: readonly Lettered[]): (event: Event) => string {
	const named = new Set<string>();
	return event => {
		const text = canonicalText(event.message);
		const copies = letters.filter(({message: {to, value}}) => to === event.process && canonicalText(value) === text);
		const letter = copies.find(copy => !named.has(copy.letter))?.letter;
		if (letter !== undefined) named.add(letter);
		return letter ?? labelOf(play)(event);
	};
}

function leftText(play: Play, events: Schedule): string {
	const left = [...events];
	for (const event of play.schedule.slice(partOf(play).opening.length)) {
		const index = left.findIndex(given => makeEvent(given) === makeEvent(event));
		if (index !== -1) left.splice(index, 1);
	}
	return left.length === 0 ? 'nothing' : shortText(left, labelOf(play));
}

/** Their schedule and the player's, side by side, and what still differs where they lead. */
function sameText(play: Play, schedule: Schedule): Wanted[] {
	const {opening} = partOf(play);
	const yours = play.schedule.slice(opening.length);
	const target = replay(play.protocol, play.inputs!, [...opening, ...schedule]).pictures.at(-1)!;
	const sent = historyOf(play).pictures.flatMap(({buffer}) => buffer);
	const differs = differing(target, historyOf(play).pictures.at(-1)!);
	return [
		{label: 'THEIRS', text: shortText(schedule, letterOf(play, sent))},
		{
			label: 'YOURS',
			text: `${yours.length === 0 ? 'no move yet' : shortText(yours, letterOf(play, sent))}   ${differs === '' ? 'the same!' : `differs in ${differs}`}`,
		},
	];
}

function differing(a: Picture, b: Picture): string {
	const states = a.configuration.states.flatMap((state, p) =>
		canonicalText(state) === canonicalText(b.configuration.states[p]!) ? [] : [`p${p}`],
	);
	const buffer = ({configuration}: Picture): string =>
		configuration.buffer
			.map(({to, value}) => canonicalText([to, value]))
			.sort()
			.join();
	return [...states, ...(buffer(a) === buffer(b) ? [] : ['the buffer'])].join(', ');
}

function stageText(play: Play, count: number): Wanted {
	const {opening, n} = partOf(play);
	const {pictures, moves} = historyOf(play);
	let stage = firstStage(n, pictures[opening.length]!.configuration.buffer);
	for (let move = opening.length; move < moves.length; move++)
		stage = stageAfter(play.protocol, pictures[move]!.configuration.states, stage, moves[move]!.event);
	const [first] = stage.queue;
	const oldest = stage.oldest;
	const letter =
		oldest === null
			? undefined
			: pictures
					.at(-1)!
					.buffer.find(
						({message: {to, value}}) => to === oldest.to && canonicalText(value) === canonicalText(oldest.value),
					)?.letter;
	const owed =
		oldest === null
			? `p${first} must step`
			: `p${first} must receive ${letter ?? messageLabel(play.protocol, oldest.value)}`;
	return {
		label: 'QUEUE',
		text: `${stage.queue.map(p => `p${p}`).join(' ')}   stage ${Math.min(stage.ended + 1, count)} of ${count} ends when ${owed.replace('must receive', 'receives').replace('must step', 'steps')}`,
	};
}

function pinnedText(play: Play, pinned: Schedule[number]): string {
	const {process, message} = pinned;
	if (message === null) return `p${process} receives ∅: play it last`;
	const text = canonicalText(message);
	const waiting = historyOf(play)
		.pictures.at(-1)!
		.buffer.find(({message: {to, value}}) => to === process && canonicalText(value) === text);
	return `${waiting === undefined ? '' : `${waiting.letter}  `}${messageLabel(play.protocol, message)} → p${process}: play it last`;
}

function alsoText(play: Play, also: string): string {
	let there: Configuration = initialConfiguration(play.protocol, also);
	for (const [index, event] of play.schedule.entries()) {
		const applied = applyEvent(play.protocol, there, event);
		if (applied === undefined) return `from ${also}: move ${index + 1} cannot be played there`;
		there = applied.after;
	}
	const decided = there.states.flatMap(({output}, p) => (output === null ? [] : [`p${p} has decided ${output}`]));
	return `from ${also} by the same schedule: ${decided.length === 0 ? 'nobody has decided' : decided.join(', ')}`;
}
