import type {Json, ProcessState, Protocol} from '../../src/flp/index.js';

/** A naive enumerator of the model, written from the specification alone: slow, obvious, and without a line of the engine's code. */
export interface Census {
	/** by canonical text: the decisions made there, and its events in the order of processes */
	readonly places: ReadonlyMap<string, Place>;
	readonly first: string;
	readonly n: number;
}

interface Place {
	readonly decided: ReadonlySet<number>;
	readonly waiting: readonly string[];
	readonly events: readonly NaiveEvent[];
}

/** An event: who, what (`-` for ∅, else canonical JSON), and the text of the configuration that it leads to. */
export interface NaiveEvent {
	readonly process: number;
	readonly message: string;
	readonly to: string;
	/** the processes to which it sent a message that was dropped because it is ignored; they step by that, too (SPEC §5) */
	readonly also: readonly number[];
}

/** How many configurations there are, and how many events lead from one of them to another, or back. */
export function countsOf({places}: Census): {readonly configurations: number; readonly transitions: number} {
	return {
		configurations: places.size,
		transitions: [...places.values()].reduce((sum, {events}) => sum + events.length, 0),
	};
}

/** Canonical text: keys sorted, nothing else. */
export function canon(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}

interface Configuration {
	readonly states: readonly string[];
	/** texts of [destination, value], sorted */
	readonly buffer: readonly string[];
}

/** Every configuration accessible from the inputs, with every event. With `drops` what the protocol ignores is never in the buffer (SPEC §5). */
export function enumerate(
	protocol: Protocol,
	inputs: string,
	{drops = false}: {readonly drops?: boolean} = {},
): Census {
	const n = inputs.length;
	const steps = new Map<string, {state: string; sent: string[]}>();
	const stepOf = (self: number, state: string, message: string): {state: string; sent: string[]} => {
		const key = JSON.stringify([self, state, message]);
		const known = steps.get(key);
		if (known !== undefined) return known;
		const old = JSON.parse(state) as ProcessState;
		const others = [...inputs].map((_, p) => p).filter(p => p !== self);
		const step = protocol.step({
			self,
			n,
			others,
			state: JSON.parse(state) as ProcessState,
			message: message === '-' ? null : (JSON.parse(message) as Json),
		});
		const made = {
			state: canon({
				input: old.input,
				output: step.decide ?? old.output,
				pc: step.pc ?? old.pc,
				storage: step.storage === undefined ? old.storage : step.storage,
			}),
			sent: (step.send ?? []).map(({to, message: value}) => canon([to, value])),
		};
		steps.set(key, made);
		return made;
	};
	const isDropped = (entry: string, states: readonly string[]): boolean => {
		if (!drops) return false;
		const [self, message] = JSON.parse(entry) as [number, Json];
		return protocol.ignores!({self, n, state: JSON.parse(states[self]!) as ProcessState, message});
	};
	const textOf = ({states, buffer}: Configuration): string => JSON.stringify([states, buffer]);
	const initial: Configuration = {
		states: [...inputs].map((digit, self) => canon({input: Number(digit), output: null, ...protocol.start({self, n})})),
		buffer: [],
	};
	const found = new Map<string, Configuration>([[textOf(initial), initial]]);
	const places = new Map<string, Place>();
	for (const [text, configuration] of found) {
		const {states, buffer} = configuration;
		const events: NaiveEvent[] = [];
		for (let process = 0; process < n; process++) {
			const mine = new Set(
				buffer
					.map(entry => JSON.parse(entry) as [number, Json])
					.filter(([to]) => to === process)
					.map(([, value]) => canon(value)),
			);
			for (const message of ['-', ...mine]) {
				const left = [...buffer];
				if (message !== '-') left.splice(left.indexOf(canon([process, JSON.parse(message)])), 1);
				const {state, sent} = stepOf(process, states[process]!, message);
				const then = states.with(process, state);
				const after: Configuration = {
					states: then,
					buffer: [...left, ...sent].filter(entry => !isDropped(entry, then)).sort(),
				};
				const to = textOf(after);
				if (!found.has(to)) found.set(to, after);
				const also = sent.filter(entry => isDropped(entry, then)).map(entry => (JSON.parse(entry) as [number])[0]);
				events.push({process, message, to, also});
			}
		}
		const outputs = states.map(state => (JSON.parse(state) as ProcessState).output);
		places.set(text, {decided: new Set(outputs.filter(output => output !== null)), waiting: buffer, events});
	}
	return {places, first: textOf(initial), n};
}

/** The decisions that can be reached from every configuration, without steps of `silent`. */
export function valences({places}: Census, silent: readonly number[] = []): Map<string, Set<number>> {
	const reached = new Map([...places].map(([text, {decided}]) => [text, new Set(decided)]));
	const order = [...places].reverse();
	for (let changed = true; changed; ) {
		changed = false;
		for (const [text, {events}] of order) {
			const here = reached.get(text)!;
			const before = here.size;
			for (const {process, to} of events)
				if (!silent.includes(process)) for (const value of reached.get(to)!) here.add(value);
			if (here.size > before) changed = true;
		}
	}
	return reached;
}

/** A component as SPEC §2 has it, with at least one event, and all that it owes: `1` is a process, `[1,"m"]` a message. */
export interface NaiveComponent {
	readonly members: ReadonlySet<string>;
	readonly debts: readonly string[];
}

/** The components of the configurations with `holds` that can be reached through such; `dead` processes do not step on the way either. */
export function* componentsIn(
	{places, first, n}: Census,
	holds: (text: string) => boolean,
	faulty: readonly number[],
	dead: boolean,
): Generator<NaiveComponent> {
	if (!holds(first)) return;
	const region = new Set([first]);
	for (const text of region)
		for (const {process, to} of places.get(text)!.events)
			if (holds(to) && !(dead && faulty.includes(process))) region.add(to);
	const inside = (text: string): NaiveEvent[] =>
		places.get(text)!.events.filter(({process, to}) => region.has(to) && !faulty.includes(process));
	for (const members of components(region, inside)) {
		const events = [...members].flatMap(member => inside(member).filter(({to}) => members.has(to)));
		if (events.length === 0) continue;
		const stepped = new Set(events.flatMap(({process, also}) => [process, ...also]));
		const received = new Set(
			events.map(({process, message}) => (message === '-' ? '' : canon([process, JSON.parse(message)]))),
		);
		const processes = Array.from({length: n}, (_, p) => p).filter(p => !faulty.includes(p));
		const [some] = members;
		const letters = [...new Set(places.get(some!)!.waiting)].filter(entry =>
			processes.includes((JSON.parse(entry) as [number])[0]),
		);
		yield {
			members,
			debts: [
				...processes.filter(p => !stepped.has(p)).map(String),
				...letters.filter(
					entry => !received.has(entry) && [...members].every(member => places.get(member)!.waiting.includes(entry)),
				),
			],
		};
	}
}

/** Whether one of those components is fair: it owes nothing. */
export function hasFairComponent(...where: Parameters<typeof componentsIn>): boolean {
	for (const {debts} of componentsIn(...where)) if (debts.length === 0) return true;
	return false;
}

function spread(from: string, next: (text: string) => readonly string[]): Set<string> {
	const reached = new Set([from]);
	for (const text of reached) for (const to of next(text)) reached.add(to);
	return reached;
}

/** The strongly connected components: those that a pivot reaches and is reached by are one, and the rest falls apart into three. */
function* components(
	all: ReadonlySet<string>,
	inside: (text: string) => readonly NaiveEvent[],
): Generator<Set<string>> {
	const before = new Map<string, string[]>();
	for (const text of all) {
		for (const {to} of inside(text)) {
			const known = before.get(to);
			if (known === undefined) before.set(to, [text]);
			else known.push(text);
		}
	}
	const todo = [[...all]];
	for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
		const pivot = part[Math.floor(part.length / 2)];
		if (pivot === undefined) continue;
		const within = new Set(part);
		const after = spread(pivot, at => inside(at).flatMap(({to}) => (within.has(to) ? [to] : [])));
		const leading = spread(pivot, at => (before.get(at) ?? []).filter(from => within.has(from)));
		yield new Set([...after].filter(text => leading.has(text)));
		todo.push(
			[...after].filter(text => !leading.has(text)),
			[...leading].filter(text => !after.has(text)),
			part.filter(text => !after.has(text) && !leading.has(text)),
		);
	}
}
