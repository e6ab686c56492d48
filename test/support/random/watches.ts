import fc from 'fast-check';
import type {Bit, Protocol, Send, Step} from '../../../src/flp/index.js';
import {roundsIn} from '../../../src/protocols/rounds.js';
import {enumerate} from '../naive.js';
import {type Clock, comingBack, endless, TooFar} from './clock.js';
import {near, type Sample, sampleOf} from './sample.js';

/** What p0 does: numbers are read modulo what there is to choose from. */
interface Row {
	/** 0 stays, then come the states, then the two decisions */
	readonly to: number;
	/** whether it goes on to the next round */
	readonly rises: boolean;
	/** by how many rounds the letter that it sends is ahead; `null` sends none */
	readonly ahead: number | null;
}

interface Table {
	readonly states: number;
	/** whether p1 sends letters back or keeps them */
	readonly echoes: boolean;
	/** by how many rounds the letters that p0 begins with are ahead, with input 0 and with 1 */
	readonly first: readonly (readonly number[])[];
	/** by how much each state's round number is above the round that p0 is in */
	readonly levels: readonly number[];
	/** one for each state and each of ∅, a letter of this round or an earlier one, of the next, of a later one */
	readonly rows: readonly Row[];
	/** whether p1 may decide on ∅, and what */
	readonly other: Bit | null;
}

const letters = fc.array(fc.nat(2), {minLength: 1, maxLength: 2});

const anyRow: fc.Arbitrary<Row> = fc.record({
	to: fc.nat(41),
	rises: fc.boolean(),
	ahead: fc.constantFrom(null, 1, 1, 2, 0),
});

const tables: fc.Arbitrary<Table> = fc.constantFrom(1, 2, 2).chain(states =>
	fc.record({
		states: fc.constant(states),
		echoes: fc.boolean(),
		first: fc.tuple(letters, letters),
		levels: fc.array(fc.nat(2), {minLength: states, maxLength: states}),
		rows: fc.array(anyRow, {minLength: 4 * states, maxLength: 4 * states}),
		other: fc.constantFrom(null, null, null, 0, 1),
	}),
);

const row = (to: number, rises = false, ahead: number | null = null): Row => ({to, rises, ahead});

/** Receives the older of two letters, goes on a round and writes one into the next but one; the younger one and ∅ decide, either way. */
const ticker: Table = {
	states: 2,
	echoes: false,
	first: [[0, 1], [0]],
	levels: [0, 0],
	rows: [row(4), row(0, true, 2), row(7), row(0), row(3), row(0, true, 2), row(8), row(0)],
	other: null,
};

/** Shows a round and the next in turn, while a letter waits that decides, either way. */
const swing: Table = {
	states: 2,
	echoes: false,
	first: [[2], [1, 2]],
	levels: [0, 1],
	rows: [row(2), row(7), row(7), row(8), row(1), row(8), row(8), row(7)],
	other: null,
};

/** Tables that differ from one of these in at most two rows. */
function nearTo(table: Table): fc.Arbitrary<Table> {
	return fc.record({
		states: fc.constant(table.states),
		echoes: fc.constantFrom(table.echoes, !table.echoes),
		first: fc.constantFrom(table.first, table.first.toReversed()),
		levels: fc.constant(table.levels),
		rows: near(table.rows, anyRow, 2),
		other: fc.constant(table.other),
	});
}

/**
 * p0 writes itself letters into later rounds, which it may reach in many an order, while the round number that it shows goes up and down; so letters
 * wait under changing names where round numbers are counted from the lowest, and others under the same name though they are received.
 */
export const watches: fc.Arbitrary<Sample> = fc
	.noBias(
		fc.oneof(
			{arbitrary: tables, weight: 2},
			{arbitrary: nearTo(ticker), weight: 1},
			{arbitrary: nearTo(swing), weight: 1},
		),
	)
	.filter(isBounded)
	.map(table =>
		sampleOf('watches', {
			n: 2,
			finite: false,
			...behaviour(table, endless),
			reductions: {rounds: roundsIn(['round'], 1)},
			wrapped: behaviour(table, comingBack),
			table: linesOf(table),
		}),
	);

/** Whether the letters that wait are never far behind p0 or ahead of it, so that there are finitely many configurations but for the rounds. */
function isBounded(table: Table): boolean {
	const protocol = {
		name: 'watches',
		title: '',
		summary: '',
		processes: {min: 2, max: 2, default: 2},
		...behaviour(table, comingBack),
	};
	try {
		for (const inputs of ['00', '10']) enumerate(protocol, inputs);
		return true;
	} catch (error) {
		if (error instanceof TooFar) return false;
		throw error;
	}
}

const received = ['∅', 'a letter of now', 'a letter of the next round', 'a letter of a later round'];

/** Where a row can lead; letters seldom decide, so that there is something to keep open. */
function targetsOf({states}: Table, at: number, which: number): string[] {
	const all = Array.from({length: states}, (_, to) => `s${to}`);
	return [`s${at}`, ...(which === 0 ? all : [...all, ...all, ...all]), 'decides 0', 'decides 1'];
}

function deedOf(table: Table, at: number, which: number): {to: string; rises: boolean; ahead: number | null} {
	const {to, rises, ahead} = table.rows[4 * at + which]!;
	const targets = targetsOf(table, at, which);
	// on ∅ it neither rises nor sends, so that there is an end to both
	return {to: targets[to % targets.length]!, rises: rises && which > 0, ahead: which > 0 ? ahead : null};
}

function linesOf(table: Table): string[] {
	return [
		...table.first.map((ahead, input) => `p0 begins with ${input} and letters +${ahead.join(', +')}`),
		table.echoes ? 'letters of the next round go by p1, who sends them back' : 'all letters are for p0',
		...(table.other === null ? [] : [`p1 decides ${table.other} on ∅`]),
		...table.levels.map((level, at) => `s${at} shows its round${level === 0 ? '' : ` and ${level}`}`),
		...table.levels.flatMap((_, at) =>
			received.map((what, which) => {
				const {to, rises, ahead} = deedOf(table, at, which);
				return `s${at} receives ${what}: ${to}${rises ? ', next round' : ''}${ahead === null ? '' : `, letter +${ahead}`}`;
			}),
		),
	];
}

function behaviour(table: Table, {plus, minus}: Clock): Pick<Protocol, 'start' | 'step'> {
	const {levels, first, echoes, other} = table;
	const at = (state: number, base: number): Pick<Step, 'pc' | 'storage'> => ({
		pc: `s${state}`,
		storage: {round: plus(base, levels[state]!)},
	});
	const letter = (base: number, ahead: number): Send => ({
		to: echoes && ahead === 1 ? 1 : 0,
		message: {round: plus(base, ahead)},
	});
	return {
		start: ({self}) => (self === 0 ? {pc: 'start', storage: {round: 0}} : {pc: 'listens', storage: null}),
		step({self, state, message}) {
			if (self === 1 && message !== null) return {send: [{to: 0, message}]};
			if (state.output !== null) return {};
			if (self === 1) return other === null ? {} : {decide: other};
			const {round} = state.storage as {round: number};
			if (state.pc === 'start') return {...at(0, round), send: first[state.input]!.map(ahead => letter(round, ahead))};
			const now = Number(state.pc.slice(1));
			const base = plus(round, -levels[now]!);
			const which =
				message === null ? 0 : 1 + Math.min(2, Math.max(0, minus((message as {round: number}).round, base)));
			const {to, rises, ahead} = deedOf(table, now, which);
			const send = ahead === null ? [] : [letter(base, ahead)];
			if (to.startsWith('decides')) return {decide: to === 'decides 0' ? 0 : 1, send};
			return {...at(Number(to.slice(1)), plus(base, rises ? 1 : 0)), send};
		},
	};
}
