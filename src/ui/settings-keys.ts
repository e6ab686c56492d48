import {arrows, type Effects} from './common-keys.js';
import type {Layer} from './keys.js';
import type {Session} from './session.js';
import type {SettingsScreen} from './settings.js';

/** The keys of the settings. */
export function settingsKeys(session: Session, {chosen}: SettingsScreen, effects: Effects): Layer {
	const {happen} = effects;
	const change = (by: number) => (): void => happen({on: 'settings', does: {is: 'change', by}});
	return [
		{keys: ['right', 'enter', ' ', 'l'], shown: '↑↓←→ ⏎', word: 'change it', bar: 'turns', run: change(1)},
		{keys: ['left', 'h'], shown: '←', word: 'change it the other way', bar: 'never', run: change(-1)},
		...arrows(session, chosen, effects),
		{keys: ['esc', ','], shown: 'esc', word: 'back', bar: 'always', run: () => happen({on: 'back'})},
	];
}
