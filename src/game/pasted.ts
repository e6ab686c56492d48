import {Breach, type Event, makeEvent, makeSchedule, parseSchedule, type Schedule} from '../flp/index.js';
import {act, allowsMoves, faultyIn, historyOf, partOf, type Play} from './play.js';
import {count} from './text.js';

/** What comes of a schedule in text: the play after it, or one sentence that says what is wrong with it, and where. */
export type Pasted = {readonly play: Play} | {readonly error: string};

/** Characters and events that are taken at once: a run is drawn and replayed as a whole. */
export const most = {characters: 50_000, events: 500};

/**
 * The play after the events of this text: `further`, after those that were played, or else from the beginning of the run, the part's opening
 * included, in the place of all that was played. Linear in the text. @throws Breach
 */
export function playText(play: Play, text: string, further: boolean): Pasted {
	if (text.trim() === '') return {error: 'There is no event in it yet'};
	if (text.length > most.characters)
		return {error: `It is ${count(text.length, 'character')} long; ${most.characters.toLocaleString('en')} are taken`};
	const parsed = parseSchedule(text);
	if (!parsed.ok) return {error: sentence(parsed.error)};
	if (parsed.value.length > most.events)
		return {error: `It has ${count(parsed.value.length, 'event')}; ${most.events.toLocaleString('en')} are taken`};
	if (play.inputs === null) return {error: 'The inputs have to be chosen first'};
	if (further) return playedOn(play, parsed.value, 0);
	const {opening} = partOf(play);
	const given = parsed.value.slice(0, opening.length);
	if (makeSchedule(given) !== makeSchedule(opening))
		return {error: `The run of this level begins with ${makeSchedule(opening)}, and this does not`};
	const begun = act(play, {do: 'restart'});
	const chosen = begun.inputs === play.inputs ? begun : act(begun, {do: 'choose', inputs: play.inputs});
	return playedOn({...chosen, undone: []}, parsed.value.slice(opening.length), opening.length);
}

function sentence(text: string): string {
	return text.replace(/^./u, first => first.toUpperCase());
}

function playedOn(begun: Play, schedule: Schedule, before: number): Pasted {
	let play = begun;
	for (const [index, event] of schedule.entries()) {
		const next = moved(play, event);
		if (typeof next === 'string')
			return {error: `Event ${before + index + 1}, ${makeEvent(event)}, cannot happen: ${next}`};
		play = next;
	}
	return {play};
}

/** The play after one more event, or why it cannot happen: a protocol of the user's own may break the model there. */
export function moved(play: Play, event: Event): Play | string {
	try {
		const next = act(play, {do: 'move', event});
		return next === play ? whyNot(play, event) : next;
	} catch (error) {
		if (error instanceof Breach) return error.message.replace(/\.$/u, '');
		throw error;
	}
}

function whyNot(play: Play, {process}: Event): string {
	const {n} = partOf(play);
	if (!allowsMoves(play)) return 'no move can be made in this level';
	if (process >= n) return `there is no p${process}; the last process is p${n - 1}`;
	if (faultyIn(play).includes(process)) return `p${process} is faulty`;
	const {moves, pictures} = historyOf(play);
	const waits = pictures.at(-1)!.buffer.filter(({message: {to}}) => to === process);
	const texts = waits.map(({message: {value}}) => makeEvent({process, message: value}));
	return `in C${moves.length} ${
		texts.length === 0
			? `nothing waits for p${process}`
			: `p${process} can receive only what waits for it: ${texts.join(', ')}`
	}`;
}
