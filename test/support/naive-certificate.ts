import type {Certificate} from '../../src/certificate/index.js';
import type {Event, Json, ProcessState, Protocol, Schedule} from '../../src/flp/index.js';
import {canon} from './naive.js';

/** States as texts, and the buffer as a list of texts of [destination, value]. */
interface Configuration {
	readonly states: readonly string[];
	readonly buffer: readonly string[];
}

/** Whether a certificate is true. */
export type Truth = (certificate: Certificate) => boolean;

/**
 * A second opinion on the judge, written from SPEC §4 alone: lists, copies, and every question asked once. It believes a protocol what it says of its
 * rounds; instead it goes round the loop twice more, raised each time, and wants every event to be there and nobody to decide.
 */
export function naiveTruth(protocol: Protocol): Truth {
	const kept = new Map<string, {state: string; sent: string[]}>();

	const step = ({states, buffer}: Configuration, {process: self, message}: Event): Configuration | undefined => {
		const left = [...buffer];
		if (message !== null) {
			const at = left.indexOf(canon([self, message]));
			if (at === -1) return undefined;
			left.splice(at, 1);
		}
		const key = canon([states.length, self, message, states[self]]);
		let known = kept.get(key);
		if (known === undefined) {
			const state = JSON.parse(states[self]!) as ProcessState;
			const others = states.map((_, p) => p).filter(p => p !== self);
			const {send = [], decide, ...rest} = protocol.step({self, n: states.length, others, state, message});
			known = {
				state: canon({...state, ...rest, output: decide ?? state.output}),
				sent: send.map(({to, message: value}) => canon([to, value])),
			};
			kept.set(key, known);
		}
		return {states: states.with(self, known.state), buffer: [...left, ...known.sent]};
	};

	const raise = (value: ProcessState | Json, by: number): Json =>
		by === 0 ? (value as Json) : (protocol.rounds!.shift(value, by) as Json);

	const decisions = ({states}: Configuration): unknown[] =>
		states.map(state => (JSON.parse(state) as ProcessState).output).filter(output => output !== null);

	/** The configuration after a schedule; `undefined` where an event is not there, or `mind` does not like what it leads to. */
	const after = (
		from: Configuration,
		schedule: Schedule,
		mind: (at: Configuration) => boolean = () => true,
	): Configuration | undefined =>
		schedule.reduce<Configuration | undefined>((at, event) => {
			const next = at && step(at, event);
			return next !== undefined && mind(next) ? next : undefined;
		}, from);

	return ({protocol: {name}, n, inputs, faults, faulty, stem, loop, shift, toZero, toOne}) => {
		const {min, max} = protocol.processes;
		if (name !== protocol.name || n < min || n > max || inputs.length !== n) return false;
		if (faulty.length > {none: 0, one: 1, initial: Math.floor((n - 1) / 2)}[faults]) return false;
		if (shift > 0) {
			if (protocol.rounds === undefined) return false;
			const {period} = protocol.rounds;
			if (shift % (typeof period === 'number' ? period : period(n)) !== 0) return false;
		}
		const isSilent = ({process}: Event): boolean => faulty.includes(process);
		if (loop.some(isSilent)) return false;
		if (faults === 'initial' && [...stem, ...toZero, ...toOne].some(isSilent)) return false;
		if (shift > 0 && [...toZero, ...toOne].some(isSilent)) return false;
		const first: Configuration = {
			states: [...inputs].map((digit, self) =>
				canon({input: Number(digit), output: null, ...protocol.start({self, n})}),
			),
			buffer: [],
		};
		const undecided = (at: Configuration): boolean => decisions(at).length === 0;
		const c = after(first, stem, undecided);
		if (c === undefined || !undecided(first)) return false;

		const healthy = [...Array(n).keys()].filter(p => !faulty.includes(p));
		const owner = (entry: string): number => (JSON.parse(entry) as [number])[0];
		const owed = c.buffer.filter(entry => !faulty.includes(owner(entry)));
		const received = new Set(loop.map(({process, message}) => canon([process, message])));
		if (!healthy.every(p => loop.some(({process}) => process === p))) return false;
		if (!owed.every(entry => received.has(entry))) return false;

		let at = c;
		for (let lap = 1; lap <= 3; lap++) {
			const raised = loop.map(({process, message}) => ({
				process,
				message: message === null ? null : raise(message, (lap - 1) * shift),
			}));
			const back = after(at, raised, undecided);
			if (back === undefined) return false;
			at = back;
			for (const p of healthy)
				if (at.states[p] !== canon(raise(JSON.parse(c.states[p]!) as ProcessState, lap * shift))) return false;
			const wanted = owed.map(entry => {
				const [to, value] = JSON.parse(entry) as [number, Json];
				return canon([to, raise(value, lap * shift)]);
			});
			const has = at.buffer.filter(entry => !faulty.includes(owner(entry)));
			if (wanted.toSorted().join() !== has.toSorted().join()) return false;
		}
		return [toZero, toOne].every((schedule, value) => {
			const end = after(c, schedule);
			return end !== undefined && decisions(end).includes(value);
		});
	};
}
