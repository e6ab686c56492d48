import fc from 'fast-check';
import type {Json, Send, Step} from '../../../src/flp/index.js';
import {near, type Sample, sampleOf} from './sample.js';

/** Where a row leads, and the token that it passes on, as numbers read modulo what there is to choose from. */
interface Row {
	/** 0 stays, then come the states, then the two decisions */
	readonly to: number;
	/** 0 sends nothing, then come all pairs of a letter and a destination */
	readonly send: number;
}

/** A token-passing table as it is generated. */
interface Table {
	readonly n: number;
	readonly states: number;
	/** whether all processes have the rows of p0, with destinations counted from themselves */
	readonly alike: boolean;
	/** how many processes may decide */
	readonly deciders: number;
	/** whether a ∅-step may make noise: a message that is ignored */
	readonly noisy: boolean;
	readonly first: readonly Row[];
	readonly rows: readonly Row[];
}

const letters = ['a', 'b'];

const anyRow: fc.Arbitrary<Row> = fc.record({to: fc.nat(41), send: fc.nat(34)});

function tables(n: number, states: number): fc.Arbitrary<Table> {
	return fc.record({
		n: fc.constant(n),
		states: fc.constant(states),
		alike: fc.boolean(),
		deciders: fc.constantFrom(n, 1, 2),
		noisy: fc.constantFrom(false, false, true),
		first: fc.array(anyRow, {minLength: 2 * n, maxLength: 2 * n}),
		rows: fc.array(anyRow, {minLength: 3 * n * states, maxLength: 3 * n * states}),
	});
}

const row = (to: number, send = 0): Row => ({to, send});

/**
 * Who begins with 1 offers an `a`; who times out before an offer comes decides 0, and who takes one answers with a `b`, does not time out any more and
 * decides 1 when there is an answer to him, too. It keeps agreement, and either decides alone: the premise of Lemma 2, which hardly any table has.
 */
const handshakes: fc.Arbitrary<Table> = fc.record({
	n: fc.constant(2),
	states: fc.constant(2),
	alike: fc.constant(true),
	deciders: fc.constant(2),
	noisy: fc.constant(false),
	first: fc.constant([row(0), row(0, 3)]),
	rows: near([row(5), row(2, 4), row(0, 2), row(0), row(0, 1), row(6)], anyRow, 2),
});

/** p0 turns a switch as often as it receives the `a` that it sends itself, and decides 0 or 1 on ∅; the others pass tokens on. It can stay open for ever. */
function switches(n: number): fc.Arbitrary<Table> {
	const turning = [row(5), row(2, 1), row(0, 2), row(6), row(1, 1), row(0, 2)];
	const passing = [row(0), row(0, 1), row(0, 4), row(0), row(0, 1), row(0, 4)];
	const others = Array.from({length: n - 1});
	return fc.record({
		n: fc.constant(n),
		states: fc.constant(2),
		alike: fc.constant(false),
		deciders: fc.constantFrom(1, n),
		noisy: fc.constantFrom(false, false, true),
		first: near([row(0, 1), row(0, 1), ...others.flatMap(() => [row(0), row(0, 4)])], anyRow, 1),
		rows: near([...turning, ...others.flatMap(() => passing)], anyRow, 4),
	});
}

/**
 * Tokens go round: the first step of a process may send one, and after that who receives one goes to another state, may decide, and passes one token
 * on or none; on ∅ it may change its state or decide. So there are never more than n tokens. Noise is ignored by all, and has no end.
 */
export const tokens: fc.Arbitrary<Sample> = fc
	.noBias(
		fc.oneof(
			{arbitrary: tables(2, 2), weight: 8},
			{arbitrary: tables(2, 3), weight: 3},
			{arbitrary: tables(3, 1), weight: 3},
			{arbitrary: tables(3, 2), weight: 1},
			{arbitrary: handshakes, weight: 3},
			{arbitrary: switches(2), weight: 3},
			{arbitrary: switches(3), weight: 2},
		),
	)
	.map(protocolOf);

function protocolOf(table: Table): Sample {
	const {n, states, noisy} = table;
	const pcs = Array.from({length: states}, (_, at) => `s${at}`);
	const lines: string[] = [];
	const known = new Map<string, Step>();
	const stepFor = (self: number, pc: string, received: string, row: Row): Step => {
		const isFirst = pc.startsWith('start');
		// more often than not a process stays undecided, above all on ∅, so that there is something to keep open
		const usual = received === '∅' ? [pc, pc, pc, ...pcs] : [pc, ...pcs, ...pcs];
		const targets = [...usual, ...(self < table.deciders ? ['0', '1'] : [])];
		const to = isFirst ? 's0' : targets[row.to % targets.length]!;
		const send: Send[] = [];
		const choice = row.send % (1 + letters.length * n);
		if (choice > 0 && (received !== '∅' || isFirst))
			send.push({to: (self + Math.floor((choice - 1) / 2)) % n, message: letters[(choice - 1) % 2]!});
		if (noisy && choice > 0 && received === '∅' && !isFirst) send.push({to: (self + choice) % n, message: 'noise'});
		const step: Step = to === '0' || to === '1' ? {pc: 'done', decide: to === '0' ? 0 : 1, send} : {pc: to, send};
		const said = send.map(sent => `, ${String(sent.message)} to p${sent.to}`).join('');
		const does = `${step.decide === undefined ? to : `decides ${to}`}${said}`;
		if (does !== pc) lines.push(`p${self} in ${pc} receives ${received}: ${does}`);
		return step;
	};
	for (let self = 0; self < n; self++) {
		const own = table.alike ? 0 : self;
		for (const input of [0, 1])
			known.set(`${self} ${input}`, stepFor(self, `start with ${input}`, '∅', table.first[2 * own + input]!));
		for (const [at, pc] of pcs.entries())
			for (const [which, received] of ['∅', ...letters].entries())
				known.set(
					`${self} ${pc} ${received}`,
					stepFor(self, pc, received, table.rows[3 * (own * states + at) + which]!),
				);
	}
	return sampleOf('tokens', {
		n,
		table: lines,
		finite: !noisy,
		...(noisy ? {reductions: {ignores: ({message}: {message: Json}) => message === 'noise'}} : {}),
		start: () => ({pc: 'start', storage: null}),
		step({self, state, message}) {
			if (message === 'noise') return {};
			if (state.pc === 'start') {
				const first = known.get(`${self} ${state.input}`)!;
				// a token that comes before the first step is passed on as it is
				return message === null ? first : {...first, send: [...first.send!, {to: self, message}]};
			}
			return known.get(`${self} ${state.pc} ${message === null ? '∅' : String(message)}`) ?? {};
		},
	});
}
