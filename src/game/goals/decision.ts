import {applyEvent, type Configuration, type Event, initialConfiguration, type Json} from '../../flp/index.js';
import type {Goal} from '../../level/index.js';
import {type Context, open, type Place, type Rule, ruleOf, type Standing} from './rule.js';

type Decision = Extract<Goal, {kind: 'decision'}>;

/** Some process decides. With `also`, the same schedule is played from other inputs beside it, and decides there too. */
export function decisionRule(goal: Decision, {protocol, part}: Context): Rule {
	const {also, silent = []} = goal;
	const plain: Rule = {...ruleOf(here => decisionStanding(goal, here)), silent};
	if (also === undefined) return plain;
	const first = part.opening.reduce<Configuration | null>(
		(there, event) => there && stepThere(there, event),
		initialConfiguration(protocol, also),
	);
	function stepThere(there: Configuration, event: Event): Configuration | null {
		return applyEvent(protocol, there, event)?.after ?? null;
	}
	return {
		...plain,
		begin: () => first as Json,
		step: (there, {event}) => (there === null ? null : (stepThere(there as unknown as Configuration, event) as Json)),
		standing(there, here, said) {
			if (there === null)
				return {
					is: 'lost',
					because: `This schedule cannot be played from inputs ${also}: a message that it delivers is not there.`,
				};
			const standing = plain.standing(null, here, said);
			if (standing.is !== 'won') return standing;
			const p = deciderIn(goal, there as unknown as Configuration);
			return p === -1
				? open
				: {
						is: 'won',
						because: `${standing.because} From inputs ${also} the same schedule lets p${p} decide ${outputOf(there, p)}.`,
					};
		},
	};
}

function outputOf(there: Json, p: number): string {
	return String((there as unknown as Configuration).states[p]!.output);
}

function deciderIn({value, process}: Decision, {states}: Configuration): number {
	return states.findIndex(
		({output}, p) =>
			output !== null && (value === undefined || output === value) && (process === undefined || p === process),
	);
}

function decisionStanding(goal: Decision, here: Place): Standing {
	const {value, process, silent = []} = goal;
	const configuration = here.configuration();
	const {states} = configuration;
	const p = deciderIn(goal, configuration);
	if (p !== -1)
		return {is: 'won', because: `p${p} has decided ${states[p]!.output}, and what is decided stays decided.`};
	if (process !== undefined && states[process]!.output !== null)
		return {
			is: 'lost',
			because: `p${process} has decided ${states[process]!.output}, and an output register is written once.`,
		};
	if (value === undefined) return open;
	const valence = here.valence(silent.length === 1 ? silent[0] : undefined);
	if (valence === 'bivalent' || valence === 'unknown' || valence === (value === 0 ? 'zero' : 'one')) return open;
	const other = states.findIndex(({output}) => output !== null);
	return {
		is: 'lost',
		because:
			other === -1
				? `From here nobody can decide ${value} any more, whatever is played.`
				: `p${other} has decided ${states[other]!.output}, and from here nobody can decide ${value} any more.`,
	};
}

/** Two processes decide differently. */
export function disagreementRule(): Rule {
	return ruleOf(here => {
		const {states} = here.configuration();
		const zero = states.findIndex(({output}) => output === 0);
		const one = states.findIndex(({output}) => output === 1);
		return zero === -1 || one === -1
			? open
			: {is: 'won', because: `p${zero} has decided 0 and p${one} has decided 1: agreement is broken.`};
	});
}
