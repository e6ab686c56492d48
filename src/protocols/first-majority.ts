import type {Protocol} from '../flp/index.js';
import {exchange, nothingHeard, showVotes, smallest} from './votes.js';

/** Wait-for-all, impatient: n − 1 inputs are enough. One crash never stops it, and two processes may hear different n − 1. */
export const firstMajority: Protocol = {
	name: 'first-majority',
	title: 'First majority',
	summary: 'Like wait-for-all, but n−1 inputs are enough: never blocked by one crash, and unsafe.',
	processes: {min: 2, max: 5, default: 3},
	start: ({n}) => ({pc: 'start', storage: nothingHeard(n)}),
	step({self, n, others, state, message}) {
		const {pc, heard, send} = exchange(self, others, state, message);
		const enough = heard.filter(value => value !== null).length >= n - 1;
		if (state.output === null && enough) return {pc: 'done', storage: heard, send, decide: smallest(heard)};
		return {pc, storage: heard, send};
	},
	show: showVotes,
};
