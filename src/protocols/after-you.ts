import type {Bit, Protocol} from '../flp/index.js';
import {bitField, field} from './narrow.js';

/** Two processes, each too polite to insist. A toy made for bivalent: agreement and nontriviality hold, and courtesy never ends. */
export const afterYou: Protocol = {
	name: 'after-you',
	title: 'After You',
	summary: 'Two polite processes swap values until they match.',
	processes: {min: 2, max: 2, default: 2},
	start: () => ({pc: 'start', storage: null}),
	step({others, state, message}) {
		if (state.pc === 'done') return {};
		const other = others[0]!;
		// the value it holds: its input at first, later the last one that it took over
		const held: Bit = state.storage === 0 || state.storage === 1 ? state.storage : state.input;
		const greeting = state.pc === 'start' ? [{to: other, message: {propose: held}}] : [];
		if (message === null) return {pc: 'wait', storage: held, send: greeting};

		const decided = bitField(message, 'decided');
		if (decided !== undefined) return {pc: 'done', storage: decided, decide: decided, send: greeting};

		const proposed = bitField(message, 'propose') ?? held;
		if (proposed === held)
			return {pc: 'done', storage: held, decide: held, send: [...greeting, {to: other, message: {decided: held}}]};
		return {pc: 'wait', storage: proposed, send: [...greeting, {to: other, message: {propose: proposed}}]};
	},
	show: {
		message: message =>
			field(message, 'propose') === undefined
				? `decided ${bitField(message, 'decided')}`
				: `propose ${bitField(message, 'propose')}`,
		storage: storage => (storage === null ? 'value –' : `value ${String(storage)}`),
	},
};
