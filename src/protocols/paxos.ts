import type {Bit, Json, Protocol, Send} from '../flp/index.js';
import {bitField, field} from './narrow.js';
import {roundsIn} from './rounds.js';

/** A proposal that was accepted: its number and its value. */
interface Accepted {
	readonly b: number;
	readonly v: Bit;
}

interface Storage {
	/** the number of my proposal, which says whose it is; `null` when I have given it up for a higher one */
	readonly ballot: number | null;
	/** how far it is: promises are collected, then acceptances */
	readonly phase: 'prepare' | 'accept';
	/** who promised, and what each had accepted */
	readonly promises: readonly {readonly from: number; readonly accepted: Accepted | null}[];
	/** the value that I ask to accept, and who has accepted it */
	readonly value: Bit | null;
	readonly acceptances: readonly number[];
	/** as an acceptor: the highest number that I have promised to respect, and what I accepted last */
	readonly promised: number | null;
	readonly accepted: Accepted | null;
}

/** What is said, and where Lamport 2001 has it. */
type Message =
	// §2.2, phase 1(a): the prepare request with number b
	| {readonly type: 'prepare'; readonly b: number}
	// §2.2, phase 1(b): the promise, with the highest-numbered proposal that was accepted (if any)
	| {readonly type: 'promise'; readonly b: number; readonly from: number; readonly accepted: Accepted | null}
	// §2.2, phase 2(a): the accept request for the proposal numbered b with value v
	| {readonly type: 'accept'; readonly b: number; readonly v: Bit}
	// §2.3: the acceptor tells of its acceptance; the learner is here the proposer
	| {readonly type: 'accepted'; readonly b: number; readonly from: number}
	// §2.3: the distinguished learner informs the others when a value has been chosen
	| {readonly type: 'decided'; readonly v: Bit};

/** What makes one Paxos differ from another. */
interface Variant {
	readonly name: string;
	readonly title: string;
	readonly summary: string;
	/** how many processes propose: the first ones */
	readonly proposers: (n: number) => number;
	/** the value to ask for, from what a majority had accepted; `own` is the proposer's input */
	readonly choose: (accepted: readonly Accepted[], own: Bit) => Bit;
}

/** What Paxos says: the value of the proposal with the highest number, or any if there is none (Lamport 2001, §2.2, P2c). */
function highest(accepted: readonly Accepted[], own: Bit): Bit {
	return (
		accepted.reduce<Accepted | null>((best, one) => (best === null || one.b > best.b ? one : best), null)?.v ?? own
	);
}

/** Single-decree Paxos (L. Lamport, Paxos Made Simple, 2001, §2); every process is acceptor and learner, and the first ones propose. */
function paxosWith({name, title, summary, proposers, choose}: Variant): Protocol {
	return {
		name,
		title,
		summary,
		processes: {min: 2, max: 5, default: 3},
		start: ({self, n}) => ({
			pc: 'start',
			storage: {
				ballot: self < proposers(n) ? self : null, // the first of its numbers
				phase: 'prepare',
				promises: [],
				value: null,
				acceptances: [],
				promised: null,
				accepted: null,
			},
		}),
		step({self, n, others, state, message}) {
			if (state.output !== null) return {};
			const majority = Math.floor(n / 2) + 1;
			const proposes = self < proposers(n);
			let now = state.storage as unknown as Storage;
			const send: Send[] = [];
			const tell = (to: number, said: Message): void => void send.push({to, message: said as unknown as Json});
			const tellAll = (said: Message): void => {
				for (const to of others) tell(to, said);
			};

			// §2.2, phase 1(a): a proposer selects a proposal number n and sends a prepare request with number n; it promises itself
			const propose = (b: number): void => {
				const own = {from: self, accepted: now.accepted};
				now = {...now, ballot: b, phase: 'prepare', promises: [own], value: null, acceptances: [], promised: b};
				tellAll({type: 'prepare', b});
			};
			// whoever promises a higher number has given its own proposal up (§2.2: a proposer can abandon one at any time)
			const giveWay = (): void => {
				if (now.ballot !== null && now.promised !== null && now.ballot < now.promised)
					now = {...now, ballot: null, phase: 'prepare', promises: [], value: null, acceptances: []};
			};

			if (state.pc === 'start') {
				if (now.ballot !== null) propose(now.ballot);
			} else if (message === null && proposes && now.ballot === null && now.promised !== null) {
				// a timeout: a proposer that was overtaken tries again with the next of its numbers
				const k = proposers(n);
				propose(self + k * (Math.floor((now.promised - self) / k) + 1));
			}

			const said = message as unknown as Message | null;
			switch (said?.type) {
				case undefined:
					break;
				case 'prepare':
					// phase 1(b): a number greater than any promised: promise, and tell what was accepted last
					if (now.promised !== null && said.b <= now.promised) break;
					now = {...now, promised: said.b};
					giveWay();
					tell(said.b % proposers(n), {type: 'promise', b: said.b, from: self, accepted: now.accepted});
					break;
				case 'promise': {
					// phase 2(a): a majority has promised: ask to accept
					if (said.b !== now.ballot || now.phase !== 'prepare') break;
					const promises = [...now.promises, {from: said.from, accepted: said.accepted}].sort(
						(a, b) => a.from - b.from,
					);
					now = {...now, promises};
					if (promises.length < majority) break;
					const v = choose(
						promises.flatMap(({accepted}) => accepted ?? []),
						state.input,
					);
					now = {...now, phase: 'accept', promises: [], value: v, acceptances: [self], accepted: {b: said.b, v}};
					tellAll({type: 'accept', b: said.b, v});
					break;
				}
				case 'accept':
					// phase 2(b): accept unless a higher number was promised
					if (now.promised !== null && said.b < now.promised) break;
					now = {...now, promised: said.b, accepted: {b: said.b, v: said.v}};
					giveWay();
					tell(said.b % proposers(n), {type: 'accepted', b: said.b, from: self});
					break;
				case 'accepted': {
					// §2.3: accepted by a majority: chosen; the learner tells the others
					if (said.b !== now.ballot || now.phase !== 'accept') break;
					now = {...now, acceptances: [...now.acceptances, said.from].sort((a, b) => a - b)};
					if (now.acceptances.length < majority) break;
					tellAll({type: 'decided', v: now.value!});
					return {pc: 'done', storage: null, send, decide: now.value!};
				}
				case 'decided':
					// §2.3: it learns what was chosen
					return {pc: 'done', storage: null, send, decide: said.v};
			}
			return {pc: now.ballot === null ? 'follows' : now.phase, storage: now as unknown as Json, send};
		},
		ignores({state, message}) {
			if (state.output !== null) return true;
			if (state.pc === 'start') return false;
			const {ballot, phase, promised} = state.storage as unknown as Storage;
			const said = message as unknown as Message;
			// answers to a proposal that is over; the next one will have a higher number than any promised
			const own = ballot ?? (promised === null ? -Infinity : promised + 1);
			switch (said.type) {
				case 'prepare':
					return promised !== null && said.b <= promised;
				case 'promise':
					return said.b < own || (said.b === ballot && phase === 'accept');
				case 'accept':
					return promised !== null && said.b < promised;
				case 'accepted':
					return said.b < own;
				case 'decided':
					return false;
			}
		},
		rounds: roundsIn(['b', 'ballot', 'promised'], proposers),
		show: {message: messageLabel, storage: storageLabel},
	};
}

function messageLabel(message: Json): string {
	const b = String(field(message, 'b'));
	const accepted = field(message, 'accepted') ?? null;
	switch (field(message, 'type')) {
		case 'prepare':
			return `prepare ${b}`;
		case 'promise':
			return `promise ${b}${accepted === null ? '' : `, accepted ${String(field(accepted, 'v'))} at ${String(field(accepted, 'b'))}`}`;
		case 'accept':
			return `accept ${b}: ${bitField(message, 'v')}`;
		case 'accepted':
			return `accepted ${b}`;
		default:
			return `decided ${bitField(message, 'v')}`;
	}
}

function storageLabel(storage: Json): string {
	if (storage === null) return '–';
	const {ballot, phase, promises, acceptances, promised, accepted} = storage as unknown as Storage;
	return [
		ballot === null
			? ''
			: `proposal ${ballot} ${phase === 'prepare' ? `${promises.length} promised` : `${acceptances.length} accepted`}`,
		promised === null ? '' : `promised ${promised}`,
		accepted === null ? '' : `accepted ${accepted.v} at ${accepted.b}`,
	]
		.filter(part => part !== '')
		.join('; ');
}

/** Every process proposes. */
export const paxos = paxosWith({
	name: 'paxos',
	title: 'Paxos',
	summary: 'Single-decree Paxos: everybody proposes, and whoever is overtaken tries again with a higher number.',
	proposers: n => n,
	choose: highest,
});

/** Only p0 and p1 propose: the duel. */
export const paxosDuel = paxosWith({
	name: 'paxos-duel',
	title: 'Paxos duel',
	summary: 'Single-decree Paxos with two proposers, p0 and p1; the others only accept and learn.',
	proposers: () => 2,
	choose: highest,
});

/** Looks right, and is not: of what a majority had accepted it takes what it reads first, not what was accepted last. */
export const hastyPaxos = paxosWith({
	name: 'hasty-paxos',
	title: 'Hasty Paxos',
	summary:
		'Paxos by someone in a hurry: of the values that a majority had accepted, a proposer takes the first it reads.',
	proposers: n => n,
	choose: ([first], own) => first?.v ?? own,
});
