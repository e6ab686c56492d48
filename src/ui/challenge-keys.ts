import {type ChallengeAction, type ChallengeScreen, isChallenge} from './challenges.js';
import {type Effects, scrolling} from './common-keys.js';
import type {KeyEntry, Layer} from './keys.js';
import {cardRows} from './result.js';
import type {Session} from './session.js';

type Does = (action: ChallengeAction) => () => void;

function doing({happen}: Pick<Effects, 'happen'>): Does {
	return action => () => happen({on: 'challenge', does: action});
}

/** The way to what a challenge is called; nothing where none is played. */
export function cardKey(session: Session, effects: Effects): KeyEntry[] {
	if (!isChallenge(session)) return [];
	return [
		{
			keys: ['I'],
			word: 'the ID of this challenge, and its code: to copy them',
			short: 'its ID',
			bar: 'turns',
			run: doing(effects)({is: 'card'}),
		},
	];
}

/** The keys of the screens of challenges, before those of a list, where they have one. */
export function challengeKeys(session: Session, front: ChallengeScreen, effects: Effects): Layer {
	const does = doing(effects);
	const {happen} = effects;
	const back = (word: string, ...keys: readonly string[]): KeyEntry => ({
		keys: ['esc', ...keys],
		shown: 'esc',
		word,
		bar: 'always',
		run: () => happen({on: 'back'}),
	});
	const harder: KeyEntry = {
		keys: ['right', 'left'],
		shown: '←→',
		word: 'how hard it is to be: easy, medium, hard',
		short: 'difficulty',
		bar: 'turns',
		run: key => does({is: 'difficulty', by: key === 'left' ? -1 : 1})(),
	};
	switch (front.name) {
		case 'challenges':
			return [harder];
		case 'drawing':
			return [back('stop')];
		case 'seek':
			return [
				{keys: ['enter'], shown: '⏎', word: 'draw it', bar: 'turns', run: does({is: 'find'})},
				harder,
				{keys: ['backspace'], word: 'take the last character back', bar: 'never', run: does({is: 'back'})},
				{
					keys: ['ctrl-u'],
					shown: 'Ctrl-U',
					word: 'empty the field',
					short: 'empty',
					bar: 'turns',
					run: does({is: 'clear'}),
				},
				back('back'),
			];
		case 'card': {
			const rows = cardRows(session);
			const row = front.chosen % rows.length;
			const {text} = rows[row]!;
			return [
				{
					keys: ['enter', 'c', ' '],
					shown: '↑↓ ⏎',
					word: 'copy it',
					short: 'copy',
					bar: 'turns',
					run: does({is: 'copy', text}),
				},
				{
					keys: ['o'],
					word: 'show it with nothing around it',
					short: 'show it plain',
					bar: 'turns',
					run: does({is: 'bare', row}),
				},
				back('back', 'I'),
			];
		}
		case 'bare':
			return [back('back', 'enter', 'o'), ...scrolling(effects)];
	}
}
