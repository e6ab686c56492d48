import {
	applicableEvents,
	Breach,
	canonicalText,
	type Configuration,
	type Event,
	type Inputs,
	makeEvent,
	type Protocol,
	type Schedule,
	type Send,
	stateAfter,
} from '../flp/index.js';
import type {Look} from '../engine/index.js';
import {messageLabel, placeLabel, storageLabel} from './labels.js';
import {faultyIn, historyOf, type Play} from './play.js';
import {type Move, replay} from './history.js';

/** A move that can be made now, as the list shows it. */
export interface Offer {
	readonly event: Event;
	/** "p1 receives d  propose 1" */
	readonly what: string;
	/** "value 0→1, sends propose 1 → p0" */
	readonly does: string;
	/** whether anything changes but the buffer's loss of the message */
	readonly changes: boolean;
	readonly decides: 0 | 1 | null;
	/** the valence that it leads to, where it is known */
	readonly valence: Look['valence'] | null;
	/** how the step breaks the model, where it does: then it cannot be played */
	readonly breach?: string;
}

/** What a move was, in words: "p1 received d, propose 1". */
export function moveText({protocol}: Pick<Play, 'protocol'>, {event: {process, message}, received}: Move): string {
	return `p${process} received ${message === null ? '∅' : `${received}, ${messageLabel(protocol, message)}`}`;
}

/** The moves from the present configuration: messages in the order in which they wait, then the ∅-steps. @throws Breach */
export function offersOf(play: Play, look: Look | null): Offer[] {
	const {protocol, inputs, schedule} = play;
	const {configuration, buffer} = historyOf(play).pictures.at(-1)!;
	const faulty = faultyIn(play);
	const age = ({process, message}: Event): number =>
		message === null
			? buffer.length
			: buffer.findIndex(({message: {to, value}}) => to === process && canonicalText(value) === canonicalText(message));
	const ordered = applicableEvents(configuration)
		.filter(({process}) => !faulty.includes(process))
		.toSorted((a, b) => age(a) - age(b));
	return ordered.map(event => {
		const letter = buffer[age(event)]?.letter ?? null;
		const label = event.message === null ? '∅' : `${letter}  ${messageLabel(protocol, event.message)}`;
		const what = `p${event.process} receives ${label}`;
		const made = triedMove(protocol, inputs!, [...schedule, event]);
		if (typeof made === 'string')
			return {
				event,
				what,
				does: 'cannot be played: ⏎ says why',
				changes: true,
				decides: null,
				valence: null,
				breach: made,
			};
		const {step, received} = made;
		const does = doesText(protocol, configuration, event.process, step);
		const seen = look?.moves.find(move => makeEvent(move.event) === makeEvent(event));
		return {
			event,
			what,
			does:
				does === '' ? (received === null ? 'nothing changes' : `takes ${received} out, changes nothing else`) : does,
			changes: does !== '',
			decides: step.decide !== undefined && configuration.states[event.process]!.output === null ? step.decide : null,
			valence: seen?.valence ?? null,
		};
	});
}

/** The last move of a schedule, or how it breaks the model: what a protocol of the user's own may do. */
export function triedMove(protocol: Protocol, inputs: Inputs, schedule: Schedule): Move | string {
	try {
		return replay(protocol, inputs, schedule).moves.at(-1)!;
	} catch (error) {
		if (error instanceof Breach) return error.message;
		throw error;
	}
}

/** What a step does, in words; empty when it changes nothing and sends nothing. */
export function doesText(
	protocol: Protocol,
	configuration: Configuration,
	p: number,
	step: Parameters<typeof stateAfter>[1],
): string {
	const before = configuration.states[p]!;
	const after = stateAfter(before, step);
	const changes: string[] = [];
	if (after.output !== before.output) changes.push(`DECIDES ${after.output}`);
	const storage = [storageLabel(protocol, before.storage), storageLabel(protocol, after.storage)] as const;
	if (storage[0] !== storage[1]) changes.push(changeText(...storage));
	else if (canonicalText(before.storage) !== canonicalText(after.storage)) changes.push('its storage changes');
	const sent = sentText(protocol, step.send ?? []);
	if (sent !== '') changes.push(`sends ${sent}`);
	if (after.pc !== before.pc && after.output === before.output)
		changes.push(`${placeLabel(before.pc)}→${placeLabel(after.pc)}`);
	return changes.join(', ');
}

/** "“propose 1”, “propose 0” → p0": what goes to the same processes stands together. */
function sentText(protocol: Protocol, sends: readonly Send[]): string {
	const receivers = new Map<string, string[]>();
	for (const {to, message} of sends) {
		const label = `“${messageLabel(protocol, message)}”`;
		receivers.set(label, [...(receivers.get(label) ?? []), `p${to}`]);
	}
	const labels = new Map<string, string[]>();
	for (const [label, to] of receivers) labels.set(to.join(', '), [...(labels.get(to.join(', ')) ?? []), label]);
	return [...labels].map(([to, all]) => `${all.join(', ')} → ${to}`).join('; ');
}

/** "value 0→1": what stays is said once; of parts that a semicolon divides, only those that change. */
function changeText(before: string, after: string): string {
	const [parts, next] = [before.split('; '), after.split('; ')];
	if (parts.length !== next.length) return wordsText(before, after);
	return parts.flatMap((part, i) => (part === next[i] ? [] : [wordsText(part, next[i]!)])).join('; ');
}

/** What stands in brackets is one word. */
function wordsText(before: string, after: string): string {
	const wordsOf = (text: string): readonly string[] => text.match(/\[[^\]]*\]|\S+/gu) ?? [];
	const [words, next] = [wordsOf(before), wordsOf(after)];
	if (words[0] !== next[0]) return `${before} → ${after}`;
	if (words.length === next.length)
		return words.map((word, i) => (word === next[i] ? word : `${word}→${next[i]}`)).join(' ');
	return `${words.join(' ')} → ${next.slice(1).join(' ')}`;
}
