import type {Goal, WantedValence} from '../../level/index.js';
import {type Context, open, type Place, type Rule, ruleOf, type Standing, valenceNames} from './rule.js';

/** Whether a valence is one that was asked for. */
function isWanted(valence: ReturnType<Place['valence']>, wanted: WantedValence): boolean {
	return valence === wanted || (wanted === 'univalent' && (valence === 'zero' || valence === 'one'));
}

/** From a bivalent configuration all may come; from a univalent one only that valence or none; from a stuck one nothing. */
function mayCome(valence: ReturnType<Place['valence']>, wanted: WantedValence): boolean {
	if (valence === 'bivalent' || valence === 'unknown' || isWanted(valence, wanted)) return true;
	return wanted === 'stuck' && valence !== 'stuck';
}

/** A configuration of a valence. */
export function valenceRule({valence: wanted, silent, undecided = false}: Extract<Goal, {kind: 'valence'}>): Rule {
	const from = silent === undefined ? 'From here' : `From here, without p${silent},`;
	return ruleOf(here => {
		const [decision] = here.decided();
		if (undecided && decision !== undefined)
			return {is: 'lost', because: `Somebody has decided ${decision}, and the goal is to come there before that.`};
		if (wanted === 'stuck' && decision !== undefined)
			return {
				is: 'lost',
				because: `Somebody has decided ${decision}, and what is decided stays decided: this will never be stuck.`,
			};
		const valence = here.valence(silent);
		if (isWanted(valence, wanted))
			return {is: 'won', because: `${whyValence(valence, from)}${undecided ? ' And nobody has decided yet.' : ''}`};
		// without a process the valence can grow again, when that process steps after all
		return silent !== undefined || mayCome(valence, wanted)
			? open
			: {is: 'lost', because: `${whyValence(valence, from)} It will never be ${valenceNames[wanted]} again.`};
	});
}

/** What a valence means, seen from somewhere: `from` is like "From here". */
function whyValence(valence: ReturnType<Place['valence']>, from: string): string {
	switch (valence) {
		case 'bivalent':
			return `${from} one schedule leads to 0 and another to 1: bivalent.`;
		case 'zero':
		case 'one': {
			const value = valence === 'zero' ? 0 : 1;
			return `${from} a schedule leads to ${value} and none to ${1 - value}: ${value}-valent.`;
		}
		case 'stuck':
			return `${from} nobody can decide anything any more: stuck.`;
		case 'unknown':
			return 'The engine does not know the valence of this configuration.';
	}
}

/** Inputs from which the initial configuration has a valence. */
export function beginningRule(
	{valence: wanted, beside}: Extract<Goal, {kind: 'beginning'}>,
	{inputs, last, opening}: Context,
): Rule {
	const stone = beside === 'last' ? last : (beside ?? null);
	const [beginning] = opening;
	return ruleOf((): Standing => {
		if (stone !== null && differences(stone, inputs) !== 1)
			return {
				is: 'lost',
				because: `${inputs} is not adjacent to ${stone}: they differ in ${differences(stone, inputs)} inputs, and adjacent beginnings differ in one.`,
			};
		const valence = beginning!.valence();
		if (valence === 'unknown') return open;
		return {
			is: isWanted(valence, wanted) ? 'won' : 'lost',
			because: whyValence(valence, `From inputs ${inputs}`),
		};
	});
}

function differences(a: string, b: string): number {
	return [...a].filter((digit, p) => digit !== b[p]).length;
}

/** The processes with an event that leads from here to a univalent configuration. */
export function decidersOf(here: Place): number[] {
	const deciders = here.next().flatMap(({event, place}) => {
		const valence = place?.valence();
		return valence === 'zero' || valence === 'one' ? [event.process] : [];
	});
	return [...new Set(deciders)].sort((a, b) => a - b);
}

/** Whether a configuration is critical: open, and no event that changes it leads to an open one; `undefined` when that is not known. */
export function isCritical(here: Place): boolean | undefined {
	if (!here.open()) return here.valence() === 'unknown' ? undefined : false;
	const others = here.next().filter(({place}) => place?.id !== here.id);
	if (others.some(({place}) => place?.open() === true)) return false;
	return others.every(({place}) => place !== undefined && place.valence() !== 'unknown') ? true : undefined;
}

/** Where agreement does not hold, all that ends it may be a decision with which the other value can still be decided: then there is no decider. */
function criticalText(deciders: readonly number[]): string {
	const [first] = deciders;
	if (first === undefined)
		return 'Every step from here that changes anything ends it, and none leads to one value alone: there is no decider.';
	const named =
		deciders.length === 1
			? `p${first} is the decider.`
			: `The deciders are ${deciders.map(p => `p${p}`).join(' and ')}.`;
	return `Every step from here that changes anything settles it. ${named}`;
}

/** A critical configuration, perhaps with its decider named, or with so many deciders. */
export function criticalRule({name = false, deciders}: Extract<Goal, {kind: 'critical'}>, {part}: Context): Rule {
	const standing = (here: Place, named: number | undefined): Standing => {
		const critical = isCritical(here) === true;
		if (named !== undefined) return namedStanding(here, critical, named);
		if (critical && !name) {
			const all = decidersOf(here);
			if (deciders === undefined || all.length === deciders)
				return {
					is: 'won',
					because: criticalText(all),
				};
		}
		return here.open() || here.valence() === 'unknown'
			? open
			: {is: 'lost', because: `${whyValence(here.valence(), 'From here')} A critical configuration is still open.`};
	};
	return {
		...ruleOf((here, said) => standing(here, said !== null && 'name' in said ? said.name : undefined)),
		statements: name ? Array.from({length: part.n}, (_, p) => ({name: p})) : [],
	};
}

/** How it stands once a decider is named. */
function namedStanding(here: Place, critical: boolean, named: number): Standing {
	if (!critical)
		return {
			is: 'lost',
			because: here.open()
				? 'This configuration is not critical: there is a step after which it is still open.'
				: 'This configuration is not critical: it is settled already.',
		};
	const all = decidersOf(here);
	if (all.length === 1 && all[0] === named)
		return {
			is: 'won',
			because: `Every step from here that changes anything settles it, and p${named} alone can settle it either way.`,
		};
	return {
		is: 'lost',
		because: all.includes(named)
			? `p${named} is not the only decider: ${all.map(p => `p${p}`).join(' and ')} can each settle it.`
			: `p${named} is not the decider: no step of p${named} settles anything here.`,
	};
}

/** A configuration of the opening's run that the player points at. */
export function pointRule(goal: Extract<Goal, {kind: 'point'}>, {opening}: Context): Rule {
	const is = (place: Place): boolean =>
		goal.that === 'critical' ? isCritical(place) === true : isWanted(place.valence(), goal.that);
	const wanted = 'which' in goal && goal.which === 'first' ? opening.findIndex(is) : opening.findLastIndex(is);
	return {
		...ruleOf((_, said): Standing => {
			if (said === null || !('point' in said)) return open;
			const here = opening[said.point];
			if (here === undefined) return open;
			const why = goal.that === 'critical' ? '' : ` ${whyValence(here.valence(), 'From there')}`;
			if (said.point === wanted)
				return {
					is: 'won',
					because:
						goal.that === 'critical'
							? `C${said.point} is critical: every step from there that changes anything settles it.`
							: `C${said.point} it is.${why}`,
				};
			const rest = is(here)
				? ` But there is ${'which' in goal && goal.which === 'first' ? 'an earlier' : 'a later'} one.`
				: goal.that === 'critical'
					? ` ${here.open() ? 'From there a step leads on to an open configuration.' : 'It is not even open.'}`
					: '';
			return {is: 'lost', because: `Not C${said.point}.${why}${rest}`};
		}),
		statements: opening.map((_, point) => ({point})),
	};
}
