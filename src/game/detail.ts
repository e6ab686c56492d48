import {canonicalText, type Event, type Inputs, makeSchedule, stateAfter} from '../flp/index.js';
import {differences, stateLine} from './compare.js';
import {triedMove} from './describe.js';
import {messageLabel} from './labels.js';
import {replay, type Lettered} from './history.js';
import {goalText, loopTermsOf, workedOn} from './goals/index.js';
import {debtsText, loopAt} from './owed.js';
import {faultyIn, historyOf, partOf, type Play} from './play.js';
import {wantedOf} from './wanted.js';

/** A part of what is shown in full. */
export interface Section {
	readonly title: string;
	readonly lines: readonly string[];
}

/** Nothing shortened: the move `event` (if any), the present configuration, how it differs from Ck (if wanted), and the schedule. @throws Breach */
export function detailOf(play: Play, event: Event | null, k: number | null): Section[] {
	const {protocol, schedule, inputs} = play;
	const history = historyOf(play);
	const now = history.moves.length;
	const {configuration, buffer} = history.pictures.at(-1)!;
	const faulty = faultyIn(play);
	const sections: Section[] = [];
	if (event !== null && inputs !== null)
		sections.push({title: `THE CHOSEN MOVE   ${makeSchedule([event])}`, lines: moveLines(play, inputs, event)});
	sections.push({
		title: `C${now}, WHERE YOU ARE`,
		lines: configuration.states.map(
			(state, p) => `p${p}${faulty.includes(p) ? ' (faulty)' : ''}   ${stateLine(play.protocol, state)}`,
		),
	});
	sections.push({
		title: 'THE BUFFER',
		lines:
			buffer.length === 0
				? ['is empty']
				: buffer.map(letter => `${messageLine(play, letter)}   sent by move ${letter.sentBy}`),
	});
	if (k !== null && k < now) sections.push({title: `C${k}, WHERE YOU WANT TO BE BACK`, lines: comparedWith(play, k)});
	sections.push({
		title: 'WHAT IS ASKED FOR',
		lines: [
			goalText(partOf(play), protocol),
			...wantedOf(play).map(({label, text}) => `${label.toLowerCase()}: ${text}`),
			...targetLines(play),
		],
	});
	sections.push({
		title: `THE SCHEDULE SO FAR${inputs === null ? '' : `, FROM INPUTS ${inputs}`}`,
		lines: [schedule.length === 0 ? 'no move yet' : makeSchedule(schedule)],
	});
	return sections;
}

/** What a move does, or how it breaks the model. */
function moveLines(play: Play, inputs: Inputs, event: Event): string[] {
	const {protocol, schedule} = play;
	const made = triedMove(protocol, inputs, [...schedule, event]);
	if (typeof made === 'string') return [made];
	const {step, received, sent} = made;
	const state = historyOf(play).pictures.at(-1)!.configuration.states[event.process]!;
	return [
		event.message === null
			? `p${event.process} receives ∅: nothing is delivered`
			: `p${event.process} receives ${received}, ${messageLabel(protocol, event.message)}`,
		`before   ${stateLine(protocol, state)}`,
		`after    ${stateLine(protocol, stateAfter(state, step))}`,
		...(sent.length === 0 ? ['sends    nothing'] : sent.map(letter => `sends    ${messageLine(play, letter)}`)),
	];
}

/** The configuration that is asked for, where one is. */
function targetLines(play: Play): string[] {
	const part = partOf(play);
	const goal = workedOn(part.goal);
	if (goal.kind !== 'configuration' || play.inputs === null) return [];
	const target = replay(play.protocol, play.inputs, [...part.opening, ...goal.schedule]).pictures.at(-1)!;
	return [
		'there:',
		...target.configuration.states.map((state, p) => `p${p}   ${stateLine(play.protocol, state)}`),
		...target.buffer.map(({message: {to, value}}) => `in the buffer   ${messageLabel(play.protocol, value)} → p${to}`),
	];
}

function messageLine({protocol}: Play, {letter, message: {to, value}}: Lettered): string {
	const label = messageLabel(protocol, value);
	const text = canonicalText(value);
	return `${letter}  ${label} → p${to}${label === text ? '' : `   JSON ${text}`}`;
}

function comparedWith(play: Play, k: number): string[] {
	const history = historyOf(play);
	const {pictures} = history;
	const debts = debtsText(loopAt(history, k, loopTermsOf(play) ?? {}));
	const lines = differences(
		play.protocol,
		{picture: pictures[k]!, when: 'then'},
		{picture: pictures.at(-1)!, when: 'now'},
	);
	return [
		...(lines.length === 0 ? ['is the same configuration as this one'] : lines),
		`owed since then: ${debts === '' ? 'nothing' : debts}`,
	];
}
