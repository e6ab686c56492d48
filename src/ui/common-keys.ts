import {mayClaim} from './choices.js';
import {countOf} from './items.js';
import type {KeyEntry, Layer} from './keys.js';
import type {Happening} from './happening.js';
import type {Session} from './session.js';

/** What a key can bring about besides a {@link Happening}. */
export interface Effects {
	readonly happen: (happening: Happening) => void;
	readonly save: () => void;
	/** a text, or else the schedule, to the terminal's clipboard */
	readonly copy: (text?: string) => void;
	readonly cancel: () => void;
	readonly suspend: () => void;
	readonly interrupt: () => void;
}

/** Up and down through what can be chosen; from the last one back to the first. Where g means something else, `home` is Home alone. */
export function arrows(session: Session, chosen: number, {happen}: Effects, home = ['home', 'g']): Layer {
	const to = (index: number) => (): void => happen({on: 'choose', to: index});
	return [
		{keys: ['up', 'k'], shown: '↑ k', word: 'choose the one above', bar: 'never', run: to(chosen - 1)},
		{keys: ['down', 'j'], shown: '↓ j', word: 'choose the one below', bar: 'never', run: to(chosen + 1)},
		{keys: home, shown: home.includes('g') ? 'g Home' : 'Home', word: 'choose the first', bar: 'never', run: to(0)},
		{keys: ['end', 'G'], shown: 'G End', word: 'choose the last', bar: 'never', run: to(countOf(session) - 1)},
	];
}

/** Hints, and more help than hints; all of it costs the star for playing unaided. */
export function helpKeys({aids}: Session, {happen}: Effects): KeyEntry[] {
	return [
		{
			keys: ['h'],
			word: aids === 0 ? 'hint (it costs a star)' : 'the next hint',
			short: 'hint',
			bar: 'turns',
			run: () => happen({on: 'hint'}),
		},
		{
			keys: ['H'],
			word: 'more help: whether it can still be done, a solution',
			short: 'more help',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'aid', chosen: 0}}),
		},
	];
}

export function claimKey(session: Session, {happen}: Effects): KeyEntry[] {
	if (!mayClaim(session) || session.play.said !== null) return [];
	return [
		{
			keys: ['C'],
			word: 'claim whether it can be done (a wrong claim costs a star)',
			short: 'claim',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'claim', chosen: 0}}),
		},
	];
}

export function rules({happen}: Pick<Effects, 'happen'>): KeyEntry {
	return {
		keys: ['i'],
		word: 'the rules of the protocol',
		short: 'rules',
		bar: 'turns',
		run: () => happen({on: 'open', screen: {name: 'rules', scroll: 0}}),
	};
}

/** How far there is to scroll stands in the title line. */
export function scrolling({happen}: Effects): Layer {
	const by = (lines: number) => (): void => happen({on: 'scroll', by: lines});
	return [
		{keys: ['up', 'k'], shown: '↑ k', word: 'scroll up', bar: 'never', run: by(-1)},
		{keys: ['down', 'j'], shown: '↓ j', word: 'scroll down', bar: 'never', run: by(1)},
		{keys: ['page up', 'N'], shown: 'N', word: 'a page up', bar: 'never', run: by(-10)},
		{keys: ['page down', 'n'], shown: 'n', word: 'a page down', bar: 'never', run: by(10)},
		{keys: ['home', 'g'], shown: 'g Home', word: 'to the beginning', bar: 'never', run: by(-Infinity)},
		{keys: ['end', 'G'], shown: 'G End', word: 'to the end', bar: 'never', run: by(Infinity)},
	];
}
