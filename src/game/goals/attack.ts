import {type Attack, attacks} from '../../level/index.js';
import {open, type Rule, ruleOf, type Standing, type Verdicted} from './rule.js';

/** What each attack tries to show. */
export const attackNames: Readonly<Record<Attack, string>> = {
	agreement: 'agreement: two processes decide differently',
	nontriviality: 'nontriviality: one of the two values is never decided',
	silence: 'one silent process, and nobody else can decide',
};

/** The attacks that can be chosen; how one ends is for the engine to say. */
export function attackRule(): Rule {
	return {...ruleOf(() => open), statements: attacks.map(attack => ({attack}))};
}

/** An attack that succeeds is what was asked for; one that fails is answered by what the engine saw. */
export function attackStanding(answered: Verdicted | null): Standing {
	if (answered === null || answered.verdict === 'unknown') return open;
	const why = answered.why ?? '';
	return answered.verdict === 'proved'
		? {is: 'won', because: `You have chosen well. ${why}`}
		: {is: 'lost', because: `That attack fails. ${why}`};
}
