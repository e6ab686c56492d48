import type {Protocol} from '../flp/index.js';
import {bitField} from './narrow.js';

/** Who steps first, knocks. A toy made for bivalent: its two deciding first steps belong to different processes, and the fourth corner of their square is stuck. */
export const afterMe: Protocol = {
	name: 'after-me',
	title: 'After Me',
	summary:
		'Whoever steps before hearing anything knocks; who hears a knock in time decides it; two who have knocked ignore each other.',
	processes: {min: 2, max: 2, default: 2},
	start: () => ({pc: 'start', storage: null}),
	step({others, state, message}) {
		if (state.output !== null) return {};
		const other = others[0]!;
		if (state.pc === 'start' && message === null)
			return {pc: 'knocked', send: [{to: other, message: {knock: state.input}}]};
		const knock = bitField(message, 'knock');
		if (state.pc === 'start' && knock !== undefined)
			return {pc: 'done', decide: knock, send: [{to: other, message: {decided: knock}}]};
		const decided = bitField(message, 'decided');
		return decided === undefined ? {} : {pc: 'done', decide: decided};
	},
	show: {
		message: message =>
			bitField(message, 'knock') === undefined
				? `decided ${bitField(message, 'decided')}`
				: `knock ${bitField(message, 'knock')}`,
	},
};
