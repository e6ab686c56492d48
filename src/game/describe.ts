import {
	applicableEvents,
	canonicalText,
	type Configuration,
	type Event,
	type Json,
	makeEvent,
	type Protocol,
	stateAfter,
} from '../flp/index.js';
import type {Look} from '../engine/index.js';
import {faultyIn, historyOf, type Play} from './play.js';
import {replay} from './history.js';

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
}

/** A message as people read it. */
export function messageLabel({show}: Protocol, value: Json): string {
	return show?.message?.(value) ?? canonicalText(value);
}

/** A process's storage as people read it. */
export function storageLabel({show}: Protocol, value: Json): string {
	return show?.storage?.(value) ?? (value === null ? '–' : canonicalText(value));
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
		const {moves} = replay(protocol, inputs!, [...schedule, event]);
		const {step, received} = moves.at(-1)!;
		const label = event.message === null ? '∅' : `${received}  ${messageLabel(protocol, event.message)}`;
		const does = doesText(protocol, configuration, event.process, step);
		const seen = look?.moves.find(move => makeEvent(move.event) === makeEvent(event));
		return {
			event,
			what: `p${event.process} receives ${label}`,
			does: does === '' ? 'nothing changes' : does,
			changes: does !== '',
			decides: step.decide !== undefined && configuration.states[event.process]!.output === null ? step.decide : null,
			valence: seen?.valence ?? null,
		};
	});
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
	if (after.pc !== before.pc && after.output === before.output) changes.push(`${before.pc}→${after.pc}`);
	const sends = new Map<string, string[]>();
	for (const {to, message} of step.send ?? []) {
		const label = messageLabel(protocol, message);
		sends.set(label, [...(sends.get(label) ?? []), `p${to}`]);
	}
	const sent = [...sends].map(([label, to]) => `${label} → ${to.join(', ')}`);
	if (sent.length > 0) changes.push(`sends ${sent.join('; ')}`);
	return changes.join(', ');
}

/** "value 0→1": what stays is said once, where the words of both can be told apart. */
function changeText(before: string, after: string): string {
	const [words, next] = [before.split(' '), after.split(' ')];
	const same = words.filter((word, i) => word === next[i]).length;
	return words.length === next.length && same > 0
		? words.map((word, i) => (word === next[i] ? word : `${word}→${next[i]}`)).join(' ')
		: `${before} → ${after}`;
}
