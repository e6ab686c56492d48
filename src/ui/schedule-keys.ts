import {type Effects, scrolling} from './common-keys.js';
import type {KeyEntry, Layer} from './keys.js';
import {replayCodeOf} from './replay.js';
import {frontOf, type Session} from './session.js';
import type {ScheduleAction} from './schedule.js';

/** The way to the schedule as text. */
export function scheduleKey({happen}: Effects): KeyEntry {
	return {
		keys: ['y'],
		word: 'the schedule as text: copy it, or paste another one',
		short: 'schedule',
		bar: 'turns',
		run: () => happen({on: 'schedule', does: {is: 'open'}}),
	};
}

/** The keys of the schedule's pages, and of the field for another one. */
export function scheduleKeys(session: Session, effects: Effects): Layer {
	const {happen, copy} = effects;
	const does = (action: ScheduleAction) => (): void => happen({on: 'schedule', does: action});
	const entry = (keys: readonly string[], word: string, short: string, run: () => void): KeyEntry => ({
		keys,
		word,
		short,
		bar: 'turns',
		run,
	});
	const back = (...keys: readonly string[]): KeyEntry => ({
		keys: ['esc', ...keys],
		shown: 'esc',
		word: 'back',
		bar: 'always',
		run: () => happen({on: 'back'}),
	});
	const front = frontOf(session);
	if (front.name === 'plain') return [back('enter', 'o', 'O'), ...scrolling(effects)];
	if (front.name === 'schedule') {
		const code = replayCodeOf(session);
		return [
			entry(['c'], 'copy it', 'copy', () => copy()),
			entry(['o'], 'show it with nothing around it', 'show it plain', does({is: 'plain'})),
			...(code === undefined
				? []
				: [
						entry(['r'], 'copy the replay', 'copy replay', () => copy(code)),
						entry(['O'], 'show the replay with nothing around it', 'replay plain', does({is: 'code'})),
					]),
			entry(['v'], 'play another one, typed or pasted', 'paste one', does({is: 'enter'})),
			back('enter', 'y'),
			...scrolling(effects),
		];
	}
	const {further} = front as Extract<typeof front, {name: 'paste'}>;
	return [
		{...entry(['enter'], 'play it', 'play it', does({is: 'play'})), shown: '⏎'},
		entry(
			['tab'],
			further ? 'from the beginning, in the place of what was played' : 'after what was played, and not in its place',
			further ? 'from the beginning' : 'after your moves',
			does({is: 'other'}),
		),
		{keys: ['backspace'], word: 'take the last character back', bar: 'never', run: does({is: 'back'})},
		{...entry(['ctrl-u'], 'empty the field', 'empty', does({is: 'clear'})), shown: 'Ctrl-U'},
		back(),
	];
}
