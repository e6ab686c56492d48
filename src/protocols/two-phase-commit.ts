import type {Protocol} from '../flp/index.js';
import {bitField, field} from './narrow.js';

/** The transaction commit problem (FLP85 §1): process 0 collects the votes and decides for all. Between voting and hearing the outcome a process can only wait. */
export const twoPhaseCommit: Protocol = {
	name: 'two-phase-commit',
	title: 'Two-phase commit',
	summary: 'Process 0 collects all votes (input 1 is yes) and commits (1) only if all are yes.',
	processes: {min: 2, max: 5, default: 3},
	start: () => ({pc: 'start', storage: {votes: 0, yes: true}}),
	step({self, n, others, state, message}) {
		const coordinator = 0;
		if (self !== coordinator) {
			const send = state.pc === 'start' ? [{to: coordinator, message: {vote: state.input}}] : [];
			const outcome = bitField(message, 'outcome');
			if (outcome !== undefined && state.output === null) return {pc: 'done', decide: outcome, send};
			return {pc: state.pc === 'start' ? 'voted' : state.pc, send};
		}
		const vote = bitField(message, 'vote');
		if (vote === undefined || state.output !== null) return {};
		const votes = Number(field(state.storage, 'votes')) + 1;
		const yes = field(state.storage, 'yes') === true && vote === 1;
		if (votes < n - 1) return {pc: 'collect', storage: {votes, yes}};
		const outcome = yes && state.input === 1 ? 1 : 0;
		return {pc: 'done', storage: {votes, yes}, decide: outcome, send: others.map(to => ({to, message: {outcome}}))};
	},
	show: {
		message: message =>
			bitField(message, 'vote') === undefined
				? `outcome ${bitField(message, 'outcome')}`
				: `vote ${bitField(message, 'vote')}`,
		storage: storage =>
			`${String(field(storage, 'votes'))} ${field(storage, 'votes') === 1 ? 'vote' : 'votes'}${field(storage, 'yes') === true ? '' : ', a no'}`,
	},
};
