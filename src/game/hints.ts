import {attackNames, powerNames} from './goals/index.js';
import {messageLabel} from './labels.js';
import {historyOf, type Play, type Statement} from './play.js';
import {count} from './text.js';
import type {Event, Inputs, Schedule} from '../flp/index.js';

/** How a part is won from where the player is, as a hint needs it. */
interface Way {
	readonly inputs: Inputs | null;
	readonly schedule: Schedule;
	readonly faulty: number | null;
	readonly after: number;
	readonly said: Statement | null;
}

/** What can still be done from where the player is; see the solver. */
type Help =
	| {readonly is: 'way'; readonly way: Way}
	| {readonly is: 'none'; readonly back: number | null}
	| {readonly is: 'unknown'};

/** The rungs that are computed from the present configuration, after the level's own questions. */
export const computedRungs = ['where to look', 'the move'] as const;

/** A hint, computed from what can still be done: where to look, or the move. */
export function hintText(play: Play, help: Help, rung: (typeof computedRungs)[number]): string {
	if (help.is === 'unknown') return 'The engine cannot see a way from here, nor that there is none.';
	if (help.is === 'none') return noneText(help.back, rung);
	const {way} = help;
	const moves = way.schedule.length;
	const far = moves === 0 ? '' : ` From here it can be done in ${count(moves, 'move')}.`;
	if (way.inputs !== null)
		return rung === 'the move'
			? `Choose the inputs ${way.inputs}.`
			: `Give ${count([...way.inputs].filter(digit => digit === '1').length, 'process')} the input 1.${far}`;
	if (way.faulty !== null && way.after === 0)
		return rung === 'the move'
			? `Declare p${way.faulty} faulty (f).`
			: 'Somebody should be silent from here on. Who, and what would the others wait for?';
	const [event] = way.schedule;
	if (event !== undefined) return rung === 'the move' ? `Let ${moveText(play, event)}.` : `${whereText(event)}${far}`;
	return saidText(way.said, rung);
}

function noneText(back: number | null, rung: (typeof computedRungs)[number]): string {
	if (back !== null) return `From here it cannot be done any more. ${backText(back)}`;
	return rung === 'the move'
		? 'It cannot be done, whatever is played. Claim so (C).'
		: 'Are you sure that it can be done at all?';
}

/** "Two steps back (u) it still can." */
function backText(back: number): string {
	return `${count(back, 'step')} back (u) it still can.`;
}

/** Whether the goal can still be reached, said for one who asked just that. */
export function chanceText(help: Help): string {
	switch (help.is) {
		case 'way':
			return help.way.schedule.length === 0
				? 'Yes: one thing is left to do, and it is no move.'
				: `Yes: from here it can be done. The engine knows a way in ${count(help.way.schedule.length, 'move')}.`;
		case 'none':
			return help.back === null
				? 'No, and not from the beginning either, whatever is played.'
				: `No. From here it cannot be done any more. ${backText(help.back)}`;
		case 'unknown':
			return 'The engine does not know: there is too much to look at.';
	}
}

function whereText({process, message}: Event): string {
	return message === null
		? `Look at p${process}: what does it do when it receives nothing?`
		: `Look at p${process}, and at what waits for it.`;
}

function moveText(play: Play, {process, message}: Event): string {
	if (message === null) return `p${process} receive ∅`;
	const label = messageLabel(play.protocol, message);
	const waiting = historyOf(play)
		.pictures.at(-1)!
		.buffer.find(({message: {to, value}}) => to === process && messageLabel(play.protocol, value) === label);
	return `p${process} receive ${waiting === undefined ? label : `${waiting.letter}, ${label}`}`;
}

function saidText(said: Statement | null, rung: (typeof computedRungs)[number]): string {
	const tell = rung === 'the move';
	if (said === null) return 'It is done already.';
	if ('close' in said)
		return tell ? `Close the loop, back to C${said.close}.` : 'You have come full circle. Look at the first row.';
	if ('name' in said) return tell ? `p${said.name} is the decider.` : 'You are there. Whose steps settle it?';
	if ('point' in said)
		return tell ? `Choose C${said.point}.` : 'Go through the run: what could still be decided, after each move?';
	if ('power' in said)
		return tell
			? `Name this: ${powerNames[said.power]}.`
			: 'Look for the move of the loop that only you could have made.';
	if ('attack' in said)
		return tell
			? `Attack this: ${attackNames[said.attack]}.`
			: 'Read the rules once more. Which line does a careful reader stumble over?';
	return 'Claim it.';
}
