import {partOf} from '../game/index.js';
import {type Effects, scrolling} from './common-keys.js';
import {insightOf, isPaid} from './inquiry.js';
import type {KeyEntry, Layer} from './keys.js';
import type {Session} from './session.js';

/** Why a configuration has its valence; what the level does not show of it costs the star. */
export function whyKey({play, aids}: Session, {happen}: Effects): KeyEntry {
	const price =
		partOf(play).shown === 'none'
			? aids === 0
				? ' (it costs a star)'
				: ''
			: '; the valence and what it rests on are free';
	return {
		keys: ['w'],
		word: `why: what can be decided from here, by which schedules, and without whom${price}`,
		short: 'why',
		bar: 'turns',
		run: () => happen({on: 'inquire', does: {is: 'why'}}),
	};
}

/** The keys of a page on which the engine answers. */
export function inquiryKeys(session: Session, effects: Effects): Layer {
	const {happen} = effects;
	const insight = insightOf(session);
	const back = (): void => happen({on: 'back'});
	return [
		...(isPaid(session)
			? []
			: [
					{
						keys: ['w'],
						word: `the schedules, and what can be decided without each process${session.aids === 0 ? ' (it costs a star)' : ''}`,
						short: `the schedules${session.aids === 0 ? ' (a star)' : ''}`,
						bar: 'turns',
						run: () => happen({on: 'inquire', does: {is: 'pay'}}),
					} as const,
				]),
		...(insight === null
			? [{keys: ['c'], word: 'stop the engine', bar: 'never', run: () => effects.cancel()} as const]
			: typeof insight === 'string'
				? [
						{
							keys: ['c'],
							word: 'ask the engine again',
							bar: 'turns',
							run: () => happen({on: 'inquire', does: {is: 'again'}}),
						} as const,
					]
				: []),
		{keys: ['esc', 'enter', 'w'], shown: 'esc', word: 'back', bar: 'always', run: back},
		...scrolling(effects),
	];
}
