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
import {historyOf, type Play} from './play.js';
import {replay} from './history.js';

/** A move that can be made now, as the list shows it. */
export interface Offer {
	readonly event: Event;
	/** "p1 receives d  propose 1" */
	readonly what: string;
	/** "value 0→1, sends propose 1 → p0" */
	readonly does: string;
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
	const events = applicableEvents(configuration);
	const ordered = [
		...events.filter(({message}) => message !== null),
		...events.filter(({message}) => message === null),
	];
	return ordered.map(event => {
		const {moves} = replay(protocol, inputs!, [...schedule, event]);
		const {step, received} = moves.at(-1)!;
		const letter = received ?? buffer[0]?.letter;
		const label = event.message === null ? '∅' : `${letter}  ${messageLabel(protocol, event.message)}`;
		const seen = look?.moves.find(move => makeEvent(move.event) === makeEvent(event));
		return {
			event,
			what: `p${event.process} receives ${label}`,
			does: doesText(protocol, configuration, event.process, step),
			decides: step.decide !== undefined && configuration.states[event.process]!.output === null ? step.decide : null,
			valence: seen?.valence ?? null,
		};
	});
}

function doesText(
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
	if (storage[0] !== storage[1]) changes.push(`${storage[0]} → ${storage[1]}`);
	if (after.pc !== before.pc && after.output === before.output) changes.push(`${before.pc} → ${after.pc}`);
	const sends = (step.send ?? []).map(({to, message}) => `${messageLabel(protocol, message)} → p${to}`);
	if (sends.length > 0) changes.push(`sends ${sends.join(', ')}`);
	return changes.length === 0 ? 'nothing changes' : changes.join(', ');
}
