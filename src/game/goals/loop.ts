import type {Protocol} from '../../flp/index.js';
import type {Goal} from '../../level/index.js';
import {loopAt, type LoopTerms, owesNothing} from '../owed.js';
import {type Context, open, type Place, type Rule, ruleOf, type Standing} from './rule.js';

/** A goal that is reached by closing a loop. */
export type Loop = Extract<Goal, {kind: 'fair-loop' | 'never-decides'}>;

/** Whether a goal is one of those. */
export function isLoop(goal: Goal): goal is Loop {
	return goal.kind === 'fair-loop' || goal.kind === 'never-decides';
}

/** How a loop is judged that would reach such a goal. */
export function termsOf(goal: Loop, protocol: Protocol, faulty: readonly number[]): LoopTerms {
	const shift = goal.kind === 'fair-loop' && goal.shift === true;
	const passes = goal.kind === 'fair-loop' ? goal.passes : undefined;
	return {faulty, rounds: shift ? protocol.rounds : undefined, passes};
}

/** Whether a loop may run through a configuration: it is open, or where silence is asked for, nobody has decided. */
function mayLoopThrough({kind}: Loop, here: Place): boolean {
	return kind === 'fair-loop' ? here.open() : here.decided().length === 0;
}

/** A fair loop. Every configuration of the run is one that the goal allows: what is settled or decided stays so. */
export function loopRule(goal: Loop, context: Context): Rule {
	return ruleOf((here, said): Standing => {
		const lost = goal.kind === 'fair-loop' ? settledBecause(here) : decidedBecause(here);
		if (lost !== '') return {is: 'lost', because: lost};
		if (said === null || !('close' in said) || !mayLoopThrough(goal, here)) return open;
		const {history, faulty, protocol} = context;
		const owed = loopAt(history, said.close, termsOf(goal, protocol, faulty));
		if (owed.back === null || !owesNothing(owed)) return open;
		const all =
			faulty.length === 0 ? 'every message arrives' : `all that is owed without p${faulty.join(', p')} arrives`;
		const same =
			owed.back === 0 ? 'are the same configuration' : `are the same but for round numbers, now higher by ${owed.back}`;
		return {
			is: 'won',
			because: `C${said.close} and C${history.moves.length} ${same}, and nothing is owed between them: this run can go on for ever, ${all}, and nobody ever decides.`,
		};
	});
}

function settledBecause(here: Place): string {
	const [decision] = here.decided();
	if (decision !== undefined)
		return here.valence() === 'bivalent'
			? `Somebody has decided ${decision}, and in a run that never decides nobody does. (The other value is still possible. Should it be?)`
			: `The question is settled: somebody has decided ${decision}.`;
	switch (here.valence()) {
		case 'zero':
			return 'The question is settled: from here only 0 can be decided.';
		case 'one':
			return 'The question is settled: from here only 1 can be decided.';
		case 'stuck':
			return 'From here nobody can decide any more, so nothing is open either.';
		case 'bivalent':
		case 'unknown':
			return '';
	}
}

function decidedBecause(here: Place): string {
	const {states} = here.configuration();
	const p = states.findIndex(({output}) => output !== null);
	return p === -1
		? ''
		: `p${p} has decided ${states[p]!.output}. Some process has decided, and for FLP85 that makes it a deciding run, whoever else waits for ever.`;
}
