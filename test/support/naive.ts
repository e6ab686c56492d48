import type {Json, ProcessState, Protocol} from '../../src/flp/index.js';

/** A naive enumerator of the model, written from the specification alone: slow, obvious, and without a line of the engine's code. */
export interface Census {
	/** by canonical text: the decisions made there, and its events in the order of processes */
	readonly places: ReadonlyMap<string, Place>;
	readonly first: string;
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

/** Every configuration accessible from the inputs, with every event. */
export function enumerate(protocol: Protocol, inputs: string): Census {
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
				const after: Configuration = {
					states: states.map((old, p) => (p === process ? state : old)),
					buffer: [...left, ...sent].sort(),
				};
				found.set(textOf(after), found.get(textOf(after)) ?? after);
				events.push({process, message, to: textOf(after)});
			}
		}
		const outputs = states.map(state => (JSON.parse(state) as ProcessState).output);
		places.set(text, {decided: new Set(outputs.filter(output => output !== null)), waiting: buffer, events});
	}
	return {places, first: textOf(initial)};
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

/** Whether a fair component of the configurations with `holds` can be reached through such; `dead` processes do not step on the way either. */
export function hasFairComponent(
	{places, first}: Census,
	holds: (text: string) => boolean,
	faulty: readonly number[],
	dead: boolean,
): boolean {
	if (!holds(first)) return false;
	const region = new Set([first]);
	for (const text of region)
		for (const {process, to} of places.get(text)!.events)
			if (holds(to) && !(dead && faulty.includes(process))) region.add(to);
	const inside = (text: string): NaiveEvent[] =>
		places.get(text)!.events.filter(({process, to}) => region.has(to) && !faulty.includes(process));
	const n = new Set(places.get(first)!.events.map(({process}) => process)).size;
	for (const component of components(region, inside)) {
		const events = [...component].flatMap(member => inside(member).filter(({to}) => component.has(to)));
		const stepped = new Set(events.map(({process}) => process));
		if (events.length === 0 || stepped.size < n - faulty.length) continue;
		const received = new Set(
			events.map(({process, message}) => (message === '-' ? '' : canon([process, JSON.parse(message)]))),
		);
		const [text] = component;
		const owed = places.get(text!)!.waiting.filter(entry => !faulty.includes((JSON.parse(entry) as [number, Json])[0]));
		if (
			owed.every(
				entry => received.has(entry) || [...component].some(member => !places.get(member)!.waiting.includes(entry)),
			)
		)
			return true;
	}
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

/** The properties over all inputs, as `holds` or `fails`. */
export function properties(protocol: Protocol, n: number): object {
	const vectors = Array.from({length: 2 ** n}, (_, number) => number.toString(2).padStart(n, '0'));
	const censuses = vectors.map(inputs => ({inputs, census: enumerate(protocol, inputs)}));
	const decided = ({census}: {census: Census}): ReadonlySet<number>[] =>
		[...census.places.values()].map(place => place.decided);
	const word = (holds: boolean): string => (holds ? 'holds' : 'fails');
	const terminates = (cases: readonly {faulty: readonly number[]; dead: boolean}[]): boolean =>
		censuses.every(({census}) => {
			const undecided = (text: string): boolean => census.places.get(text)!.decided.size === 0;
			return cases.every(({faulty, dead}) => !hasFairComponent(census, undecided, faulty, dead));
		});
	const singles = Array.from({length: n}, (_, p) => ({faulty: [p], dead: false}));
	const none = {faulty: [], dead: false};
	const minorities = Array.from({length: 2 ** n}, (_, set) =>
		Array.from({length: n}, (__, p) => p).filter(p => Math.floor(set / 2 ** p) % 2 === 1),
	).filter(set => 2 * set.length < n);
	return {
		agreement: word(censuses.every(vector => decided(vector).every(values => values.size < 2))),
		nontriviality: word(
			[0, 1].every(value => censuses.some(vector => decided(vector).some(values => values.has(value)))),
		),
		validity: word(
			censuses.every(
				vector =>
					new Set(vector.inputs).size > 1 ||
					decided(vector).every(values => [...values].every(value => vector.inputs.startsWith(String(value)))),
			),
		),
		termination: {
			none: word(terminates([none])),
			one: word(terminates([none, ...singles])),
			initial: word(terminates(minorities.map(faulty => ({faulty, dead: true})))),
		},
	};
}
