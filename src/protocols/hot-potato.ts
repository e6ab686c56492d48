import type {Protocol} from '../flp/index.js';
import {bitField} from './narrow.js';

/** p0 and p1 toss a potato until p2 whistles. A toy made for bivalent: tossing for ever would do, were the whistle not a message that must be received. */
export const hotPotato: Protocol = {
	name: 'hot-potato',
	title: 'Hot Potato',
	summary:
		'p0 and p1 toss a potato; p2 blows a whistle at p0, which decides 1 if it holds the potato or has not begun, else 0.',
	processes: {min: 3, max: 3, default: 3},
	// storage: does this process hold the potato? Only p0's counts
	start: () => ({pc: 'start', storage: false}),
	step({self, state, message}) {
		if (state.output !== null) return {};
		const decided = bitField(message, 'decided');
		if (decided !== undefined) return {pc: 'done', decide: decided};
		switch (self) {
			case 2:
				return state.pc === 'start' ? {pc: 'blew', send: [{to: 0, message: 'whistle'}]} : {};
			case 1:
				return message === 'potato' ? {send: [{to: 0, message: 'potato'}]} : {};
			default: {
				const holds = state.storage === true;
				if (message === 'whistle') {
					const value = holds || state.pc === 'start' ? 1 : 0;
					return {pc: 'done', decide: value, send: [1, 2].map(to => ({to, message: {decided: value}}))};
				}
				if (message === 'potato') return {pc: 'hold', storage: true};
				if (state.pc === 'start' || holds) return {pc: 'play', storage: false, send: [{to: 1, message: 'potato'}]};
				return {};
			}
		}
	},
	show: {
		message: message => (typeof message === 'string' ? message : `decided ${bitField(message, 'decided')}`),
		storage: storage => (storage === true ? 'holds it' : 'no potato'),
	},
};
