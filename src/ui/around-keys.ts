import {type AroundAction, seenAround, stepsOf} from './around.js';
import type {Effects} from './common-keys.js';
import {insightOf, isFree} from './inquiry.js';
import type {KeyEntry, Layer} from './keys.js';
import type {Session} from './session.js';

/** The map of the configurations around the present one. */
export function aroundKey(session: Session, {happen}: Effects): KeyEntry {
	const free = session.aids > 0 || isFree(session, 'around');
	return {
		keys: ['g'],
		word: `the configurations around this one, by valence: a map to walk on${free ? '' : ' (it costs a star)'}`,
		short: 'around',
		bar: 'turns',
		run: () => happen({on: 'inquire', does: {is: 'open', about: 'around'}}),
	};
}

/** The keys on it. */
export function aroundKeys(session: Session, {happen, cancel}: Effects): Layer {
	const does = (action: AroundAction) => (): void => happen({on: 'around', does: action});
	const back: KeyEntry = {
		keys: ['esc', 'g'],
		shown: 'esc',
		word: 'back',
		bar: 'always',
		run: () => happen({on: 'back'}),
	};
	const seen = seenAround(session);
	if (seen === undefined)
		return [
			insightOf(session) === null
				? {keys: ['c'], word: 'stop the engine', bar: 'never', run: () => cancel()}
				: {
						keys: ['c'],
						word: 'ask the engine again',
						bar: 'turns',
						run: () => happen({on: 'inquire', does: {is: 'again'}}),
					},
			back,
		];
	const steps = Math.min(9, stepsOf(seen.around, seen.screen.chosen).length);
	return [
		{
			keys: ['up', 'k'],
			shown: '↑',
			word: 'back to where you came from, along your run, or one step nearer',
			short: 'back',
			bar: 'never',
			run: does({is: 'back'}),
		},
		{
			keys: ['down', 'j'],
			shown: steps === 0 ? '↑↓' : steps === 1 ? '↑↓ 1' : `↑↓ 1–${steps}`,
			word: 'down: walk on by the chosen step; up: back again',
			short: 'walk',
			bar: 'turns',
			run: does({is: 'follow', step: null}),
		},
		{
			keys: ['enter'],
			shown: '⏎',
			word: 'play there: the moves to it are made, or taken back',
			short: 'play there',
			bar: 'turns',
			run: does({is: 'jump'}),
		},
		{
			keys: ['left', 'right'],
			shown: '←→',
			word: 'to the next configuration at the same distance',
			short: 'along',
			bar: 'turns',
			run: key => happen({on: 'around', does: {is: 'along', by: key === 'left' ? -1 : 1}}),
		},
		{keys: ['tab'], word: 'choose the next step', short: 'other step', bar: 'turns', run: does({is: 'turn', by: 1})},
		{
			keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
			shown: '1–9',
			word: 'walk by the step with that number',
			bar: 'never',
			run: key => happen({on: 'around', does: {is: 'follow', step: Number(key) - 1}}),
		},
		{
			keys: [' '],
			shown: 'space',
			word: 'draw the map around the chosen one',
			short: 'around it',
			bar: 'turns',
			run: does({is: 'center'}),
		},
		{keys: ['o'], word: 'only what is open, or all', short: 'only open', bar: 'turns', run: does({is: 'only-open'})},
		{
			keys: ['!'],
			word: 'the next critical configuration',
			short: 'critical',
			bar: 'turns',
			run: does({is: 'critical'}),
		},
		{
			keys: ['home', '0'],
			shown: 'Home 0',
			word: 'back to the middle; from there to where you play',
			bar: 'never',
			run: does({is: 'middle'}),
		},
		back,
	];
}
