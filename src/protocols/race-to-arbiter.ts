import type {Protocol} from '../flp/index.js';
import {bitField} from './narrow.js';

/** Everybody writes to the last process, which decides the first letter that it opens. One process holds the pen: its next step settles everything. */
export const raceToArbiter: Protocol = {
	name: 'race-to-arbiter',
	title: 'Race to the arbiter',
	summary: 'All send their input to the last process, which decides the first it receives.',
	processes: {min: 3, max: 5, default: 3},
	start: () => ({pc: 'start', storage: null}),
	step({self, n, others, state, message}) {
		const arbiter = n - 1;
		if (self === arbiter) {
			const request = bitField(message, 'request');
			if (request === undefined || state.output !== null) return {};
			return {pc: 'done', decide: request, send: others.map(to => ({to, message: {verdict: request}}))};
		}
		const send = state.pc === 'start' ? [{to: arbiter, message: {request: state.input}}] : [];
		const verdict = bitField(message, 'verdict');
		if (verdict !== undefined && state.output === null) return {pc: 'done', decide: verdict, send};
		return {pc: state.pc === 'start' ? 'wait' : state.pc, send};
	},
	show: {
		message: message =>
			bitField(message, 'request') === undefined
				? `verdict ${bitField(message, 'verdict')}`
				: `request ${bitField(message, 'request')}`,
	},
};
