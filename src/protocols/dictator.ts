import type {Protocol} from '../flp/index.js';

/** Process 0 decides for all. Agreement and nontriviality hold; everything hangs on one process. */
export const dictator: Protocol = {
	name: 'dictator',
	title: 'Dictator',
	summary: 'Process 0 decides its own input and tells the others.',
	processes: {min: 2, max: 6, default: 3},
	start: () => ({pc: 'start', storage: null}),
	step({self, others, state, message}) {
		if (self === 0) {
			if (state.pc !== 'start') return {};
			return {pc: 'done', decide: state.input, send: others.map(to => ({to, message: state.input}))};
		}
		if (state.output !== null || (message !== 0 && message !== 1)) return {};
		return {pc: 'done', decide: message};
	},
	show: {message: message => `decree ${String(message)}`},
};
