import type {Protocol} from '../flp/index.js';
import {exchange, nothingHeard, showVotes, smallest} from './votes.js';

/** Everybody waits for everybody: safe, and one silent process stops it. The simplest answer to the question, and the first that FLP85 §1 has in mind. */
export const waitForAll: Protocol = {
	name: 'wait-for-all',
	title: 'Wait for all',
	summary: 'Everybody tells everybody; whoever has heard all inputs decides the smallest.',
	processes: {min: 2, max: 6, default: 3},
	start: ({n}) => ({pc: 'start', storage: nothingHeard(n)}),
	step({self, others, state, message}) {
		const {pc, heard, send} = exchange(self, others, state, message);
		if (state.output === null && !heard.includes(null))
			return {pc: 'done', storage: heard, send, decide: smallest(heard)};
		return {pc, storage: heard, send};
	},
	show: showVotes,
};
