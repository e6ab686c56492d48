import {defaultSettings, readSettings, saveSettings, type SettingName, type Settings} from '../store/settings.js';
import type {Session} from './session.js';

/** The settings as they were saved, what there is to tell about them, and how changes are kept. */
export interface KeptSettings {
	readonly settings: Settings;
	readonly note: string;
	/** saves what the session has changed; returns what to tell if that cannot be done, once for each change, else nothing */
	readonly keep: (session: Pick<Session, 'settings'>) => string;
}

/** Opens the file of settings. */
export function openSettings(): KeptSettings {
	const {settings, setAside, readOnly} = readOrDefault();
	let last = settings;
	return {
		settings,
		note:
			readOnly === true
				? 'Your settings were saved by a later version: they are left as they are, and no change of them is saved now.'
				: setAside === undefined
					? ''
					: `Your settings could not be read; the damaged file is now ${setAside}.`,
		keep({settings: now}) {
			const changed = changesOf(last, now);
			last = now;
			if (readOnly === true || Object.keys(changed).length === 0) return '';
			try {
				saveSettings(changed);
				return '';
			} catch (error) {
				return `Your settings are not saved. ${error instanceof Error ? error.message : String(error)}`;
			}
		},
	};
}

function changesOf(before: Settings, now: Settings): Partial<Settings> {
	return Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name as SettingName] !== value));
}

/** What was saved; where it cannot be read, the defaults: saving will say why. */
function readOrDefault(): ReturnType<typeof readSettings> {
	try {
		return readSettings();
	} catch {
		return {settings: defaultSettings};
	}
}
