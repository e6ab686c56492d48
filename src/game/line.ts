import {makeEvent} from '../flp/index.js';
import type {Decoy, Line} from '../level/index.js';
import {loopsToClose} from './owed.js';
import {act, faultyIn, historyOf, movesMade, partOf, type Play} from './play.js';
import {loopTermsOf} from './goals/index.js';

/** A part after this line was played from its beginning: a loop is closed as soon as one can be. What cannot be done is left out, and then `whole` is false. @throws Breach */
export function playLine(begun: Play, line: Line): {readonly play: Play; readonly whole: boolean} {
	let play = begun;
	let whole = line.faulty === undefined || line.after <= line.schedule.length;
	const step = (action: Parameters<typeof act>[1]): void => {
		const next = act(play, action);
		if (next === play) whole = false;
		play = next;
	};
	if (line.inputs !== undefined) step({do: 'choose', inputs: line.inputs});
	for (let made = 0; made <= line.schedule.length; made++) {
		if (line.faulty !== undefined && line.after === made) step({do: 'declare', process: line.faulty});
		if (made < line.schedule.length) step({do: 'move', event: line.schedule[made]!});
	}
	const terms = loopTermsOf(play);
	const close = terms === null || play.inputs === null ? undefined : loopsToClose(historyOf(play), terms)[0];
	if (close !== undefined) step({do: 'say', statement: {close}});
	if (line.name !== undefined) step({do: 'say', statement: {name: line.name}});
	if (line.point !== undefined) step({do: 'say', statement: {point: line.point}});
	if (line.power !== undefined) step({do: 'say', statement: {power: line.power}});
	if (line.attack !== undefined) step({do: 'say', statement: {attack: line.attack}});
	if (line.claim !== undefined) step({do: 'say', statement: {claim: line.claim}});
	return {play, whole};
}

/** The decoy that was just played, move for move; `undefined` when none was. */
export function decoyPlayed(play: Play): Decoy | undefined {
	return partOf(play).decoys.find(decoy => isPlayed(play, decoy));
}

function isPlayed(play: Play, line: Line): boolean {
	const {schedule, faults, said, inputs} = play;
	const {opening} = partOf(play);
	if (inputs === null || (line.inputs !== undefined && line.inputs !== inputs)) return false;
	if (movesMade(play) !== line.schedule.length) return false;
	if (
		faultyIn(play)[0] !== line.faulty ||
		(line.faulty !== undefined && faults[0]!.after !== opening.length + line.after)
	)
		return false;
	if (!line.schedule.every((event, index) => makeEvent(event) === makeEvent(schedule[opening.length + index]!)))
		return false;
	const words = ['claim', 'name', 'point', 'power', 'attack'] as const;
	const says = (word: (typeof words)[number]): unknown =>
		said !== null && word in said ? (said as Record<string, unknown>)[word] : undefined;
	return words.every(word => line[word] === says(word));
}
