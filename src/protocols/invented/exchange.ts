import type {Bit, Send, Step} from '../../flp/index.js';
import {bitField, field} from '../narrow.js';
import {type Family, inventedFrom, titleOf} from './family.js';

/** What a process does on hearing a value, by number. */
const actions = [
	'decides what it holds',
	'decides what it heard',
	'takes over what it heard, and proposes that',
	'keeps its value, and proposes it again',
	'takes over what it heard, and says nothing',
	'turns to the opposite of what it holds, and proposes that',
] as const;

/** What one does more often on hearing the value that one holds, and on hearing the other one. */
const same = [0, 0, 0, 3, 4, 5, 5];
const other = [0, 1, 2, 2, 2, 2, 3, 3, 4, 5];

/** Two processes that propose values to each other, like After You, each by a table of its own: whether it speaks first, and what it does holding w and hearing v. */
export const exchange: Family = {
	name: 'exchange',
	radices: [2, 2, ...Array.from({length: 8}, () => actions.length)],
	likely: [[0, 0, 0, 1], [0, 0, 0, 1], ...[0, 1].flatMap(() => [same, other, other, same])],
	make(parameters, name) {
		const opens = (p: number): boolean => parameters[p] === 0;
		const action = (p: number, held: Bit, heard: Bit): number => parameters[2 + 4 * p + 2 * held + heard]!;
		return {
			protocol: {
				name,
				title: titleOf('Exchange', name),
				summary: 'Two processes propose values to each other; each answers by a table of its own.',
				processes: {min: 2, max: 2, default: 2},
				start: () => ({pc: 'start', storage: null}),
				step({self, others, state, message}) {
					if (state.pc === 'done') return {};
					const to = others[0]!;
					const held: Bit = state.storage === 0 || state.storage === 1 ? state.storage : state.input;
					const greeting: Send[] = state.pc === 'start' && opens(self) ? [{to, message: {propose: held}}] : [];
					if (message === null) return {pc: 'wait', storage: held, send: greeting};
					const decided = bitField(message, 'decided');
					if (decided !== undefined) return {pc: 'done', storage: decided, decide: decided, send: greeting};
					const heard = bitField(message, 'propose') ?? held;
					const say = (value: Bit): Step => ({
						pc: 'wait',
						storage: value,
						send: [...greeting, {to, message: {propose: value}}],
					});
					switch (action(self, held, heard)) {
						case 0:
						case 1: {
							const value = action(self, held, heard) === 0 ? held : heard;
							return {pc: 'done', storage: value, decide: value, send: [...greeting, {to, message: {decided: value}}]};
						}
						case 2:
							return say(heard);
						case 3:
							return say(held);
						case 4:
							return {pc: 'wait', storage: heard, send: greeting};
						default:
							return say(held === 0 ? 1 : 0);
					}
				},
				show: {
					message: message =>
						field(message, 'propose') === undefined
							? `decided ${bitField(message, 'decided')}`
							: `propose ${bitField(message, 'propose')}`,
					storage: storage => (storage === null ? 'value –' : `value ${String(storage)}`),
				},
			},
			page: {
				what: 'Two processes propose values to each other. Each has a table that says what it does, holding one value and hearing another.',
				from: inventedFrom,
				roles: [0, 1].map(p => ({
					who: `p${p}`,
					is: (self: number) => self === p,
					firstStep: `${opens(p) ? 'proposes its input' : 'takes its input for its value, and says nothing'}, and then does what the message (or ∅) asks, as below`,
					onMessage: [
						...([0, 1] as const).map(heard => ({
							message: `propose ${heard}`,
							does: ([0, 1] as const).map(held => `holding ${held}: ${actions[action(p, held, heard)]}`).join('; '),
						})),
						{message: 'decided v', does: 'decides v'},
					],
					onNothing: 'nothing changes',
					decides: 'where its table says so, and then tells the other; afterwards it ignores everything',
				})),
			},
		};
	},
};
