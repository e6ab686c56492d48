import type {Bit, Protocol, Send} from '../flp/index.js';

type Color = 'red' | 'amber' | 'green';
type Word = 'ping' | 'pong';

/** What a process does: it may change its colour, say a word to all others, decide. */
interface Row {
	readonly turns?: Color;
	readonly says?: Word;
	readonly decides?: Bit;
}

/** The first step, by the input. */
const first: readonly [Row, Row] = [{turns: 'red', says: 'ping'}, {turns: 'green'}];

/** What follows on what is received, by the colour; what is not here changes nothing. */
const table: Readonly<Record<Color, Readonly<Partial<Record<Word | '∅', Row>>>>> = {
	green: {ping: {decides: 0}, pong: {decides: 1, says: 'pong'}, '∅': {turns: 'amber'}},
	amber: {pong: {turns: 'green', says: 'pong'}, '∅': {turns: 'red', says: 'ping'}},
	red: {ping: {says: 'pong'}},
};

/** A protocol that is a table and nothing else, found by chance among many that keep agreement and nontriviality. Made for bivalent. */
export const nameless: Protocol = {
	name: 'nameless',
	title: 'Nameless',
	summary: 'Three colours and two words. It keeps agreement and nontriviality; what it is for, nobody knows.',
	processes: {min: 3, max: 3, default: 3},
	start: () => ({pc: 'start', storage: null}),
	step({others, state, message}) {
		if (state.output !== null) return {};
		let {pc} = state;
		let decide: Bit | undefined;
		const send: Send[] = [];
		const follow = ({turns, says, decides}: Row): void => {
			pc = turns ?? pc;
			decide = decides;
			if (says !== undefined) for (const to of others) send.push({to, message: says});
		};
		const begins = pc === 'start';
		if (begins) follow(first[state.input]);
		// the first step is also one that receives, if there is something
		if (!begins || message !== null) follow(table[pc as Color][(message ?? '∅') as Word | '∅'] ?? {});
		return decide === undefined ? {pc, send} : {pc: 'done', send, decide};
	},
	show: {message: message => String(message)},
};
