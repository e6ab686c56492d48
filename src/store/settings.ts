import {join} from 'node:path';
import * as v from 'valibot';
import {configFolder} from './folders.js';
import {readRecord, type ReadRecord, type RecordKind, updateRecord} from './record.js';

/** Every setting with what it can be. */
export const settingValues = {
	/** whether anything has a colour */
	colors: ['palette', 'none'],
	/** whether anything is fainter than the rest */
	contrast: ['usual', 'high'],
	/** `auto`: Unicode, where the terminal draws it as wide as it is counted */
	signs: ['auto', 'unicode', 'ascii'],
	/** whether anything moves by itself */
	motion: ['on', 'off'],
	/** of what plays by itself */
	speed: ['slow', 'middle', 'fast'],
	/** whether ∅-steps that change nothing share a row: where there is no room for each, always, or never */
	idle: ['room', 'together', 'each'],
	/** whether it is said beforehand what help costs */
	price: ['said', 'known'],
	/** whether the game asks before it is left */
	leaving: ['at-once', 'ask'],
} as const;

export type SettingName = keyof typeof settingValues;

/** How the player wants it. */
export type Settings = {readonly [Name in SettingName]: (typeof settingValues)[Name][number]};

/** Where nobody has chosen. */
export const defaultSettings: Settings = {
	colors: 'palette',
	contrast: 'usual',
	signs: 'auto',
	motion: 'on',
	speed: 'middle',
	idle: 'room',
	price: 'said',
	leaving: 'at-once',
};

function oneOf<const Values extends readonly string[]>(
	values: Values,
): v.ExactOptionalSchema<v.PicklistSchema<Values, string>, undefined> {
	return v.exactOptional(v.picklist(values, `must be one of ${values.join(', ')}`));
}

/** What is in the file: what was chosen, and no more. */
const shape = v.object({
	format: v.literal('bivalent-settings/1', 'must be "bivalent-settings/1"'),
	colors: oneOf(settingValues.colors),
	contrast: oneOf(settingValues.contrast),
	signs: oneOf(settingValues.signs),
	motion: oneOf(settingValues.motion),
	speed: oneOf(settingValues.speed),
	idle: oneOf(settingValues.idle),
	price: oneOf(settingValues.price),
	leaving: oneOf(settingValues.leaving),
});

type Chosen = v.InferOutput<typeof shape>;

const kind: RecordKind<Chosen> = {
	format: 'bivalent-settings/1',
	shape,
	fresh: {format: 'bivalent-settings/1'},
	fields: 'format',
};

/** In the user's configuration directory. @throws BadFile where there is no place for it */
export function settingsFile(): string {
	return join(configFolder(), 'settings.json');
}

/** Reads the settings; a damaged file is set aside, one of a later version is left alone. @throws BadFile */
export function readSettings(file = settingsFile()): {readonly settings: Settings} & Omit<ReadRecord<unknown>, 'is'> {
	const {is, ...told} = readRecord(kind, file);
	return {settings: settingsOf(is), ...told};
}

/** Saves the settings that were changed; the others stay as they are on the disk, where another game may have changed them. Returns all. @throws BadFile: nothing was saved */
export function saveSettings(changed: Partial<Settings>, file = settingsFile()): Settings {
	return settingsOf(updateRecord(kind, file, disk => ({...disk, ...changed})));
}

function settingsOf(read: Chosen): Settings {
	const {format: _, ...chosen} = read;
	return {...defaultSettings, ...chosen};
}
