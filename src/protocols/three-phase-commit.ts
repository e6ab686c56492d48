import type {Protocol} from '../flp/index.js';
import {bitField, field} from './narrow.js';

/**
 * Three-phase commit with timeouts (D. Skeen, Nonblocking Commit Protocols, SIGMOD 1981): a buffer state between voting and committing, and a rule for whoever waits too long.
 * The states are Skeen's: q start, w collect or waits, p prepared, a aborted, c committed.
 */
export const threePhaseCommit: Protocol = {
	name: 'three-phase-commit',
	title: 'Three-phase commit',
	summary: 'Two-phase commit with a phase between, so that whoever waits too long may decide by itself.',
	processes: {min: 2, max: 4, default: 3},
	start: () => ({pc: 'start', storage: 0}),
	step({self, n, others, state, message}) {
		if (state.output !== null) return {};
		const count = Number(state.storage);
		const outcome = bitField(message, 'outcome');
		if (self === 0) {
			// the coordinator in w: a no, or a timeout, leads to a and an abort for all; the last yes leads to p and a prepare for all
			if (state.pc === 'start' || state.pc === 'collect') {
				const timeout = message === null && state.pc === 'collect';
				const no = state.input === 0 || bitField(message, 'vote') === 0;
				if (timeout || (no && state.pc === 'collect') || bitField(message, 'vote') === 0)
					return {pc: 'aborted', decide: 0, send: others.map(to => ({to, message: {outcome: 0}}))};
				const votes = count + (bitField(message, 'vote') === 1 ? 1 : 0);
				if (votes < n - 1 || no) return {pc: 'collect', storage: votes};
				return {pc: 'prepared', storage: 0, send: others.map(to => ({to, message: 'prepare'}))};
			}
			// in p: the last acknowledgement, or a timeout (a site that fails now will learn it), leads to c and a commit for all
			const acks = count + (message === 'prepared' ? 1 : 0);
			if (message !== null && acks < n - 1) return {storage: acks};
			return {pc: 'committed', storage: 0, decide: 1, send: others.map(to => ({to, message: {outcome: 1}}))};
		}
		if (state.pc === 'start') {
			// a site in q: votes yes and goes to w, or votes no and goes to a, an abort at once
			const send = [{to: 0, message: {vote: state.input}}];
			if (state.input === 0 || outcome === 0) return {pc: 'aborted', decide: 0, send};
			return {pc: 'waits', send};
		}
		// from w an abort leads to a; from p a commit leads to c
		if (outcome !== undefined) return {pc: outcome === 1 ? 'committed' : 'aborted', decide: outcome};
		// from w a prepare leads to p, and is acknowledged
		if (message === 'prepare') return {pc: 'prepared', send: [{to: 0, message: 'prepared'}]};
		// the termination rule for timeouts: nobody can have committed while I wait; all have voted yes once I am prepared
		if (message === null) return state.pc === 'prepared' ? {pc: 'committed', decide: 1} : {pc: 'aborted', decide: 0};
		return {};
	},
	show: {
		message: message =>
			typeof message === 'string'
				? message
				: bitField(message, 'vote') === undefined
					? `outcome ${String(field(message, 'outcome'))}`
					: `vote ${String(field(message, 'vote'))}`,
		storage: storage => (storage === 0 ? '–' : `${String(storage)} so far`),
	},
};
