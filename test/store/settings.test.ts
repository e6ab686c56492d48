import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {place} from '../support/places.js';
import {
	defaultSettings,
	readSettings,
	saveSettings,
	type SettingName,
	settingsFile,
	settingValues,
} from '../../src/store/settings.js';

test('where there is no file nothing is chosen, and nothing is written', t => {
	const file = place(t);
	t.deepEqual(readSettings(file), {settings: defaultSettings});
	t.false(existsSync(file));
	for (const [name, value] of Object.entries(defaultSettings))
		t.true((settingValues[name as SettingName] as readonly string[]).includes(value));
	t.deepEqual(Object.keys(defaultSettings), Object.keys(settingValues));
});

test('every value of every setting is read as it was saved', t => {
	const file = place(t);
	for (const [name, values] of Object.entries(settingValues)) {
		for (const value of values) {
			const saved = saveSettings({[name]: value}, file);
			t.is(saved[name as SettingName], value);
			t.deepEqual(readSettings(file), {settings: saved});
		}
	}
});

test('of two games the last change of a setting wins, and the other settings stay', t => {
	const file = place(t);
	saveSettings({speed: 'fast'}, file);
	saveSettings({signs: 'ascii'}, file);
	saveSettings({speed: 'slow'}, file);
	t.deepEqual(readSettings(file).settings, {...defaultSettings, speed: 'slow', signs: 'ascii'});
	t.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {format: 'bivalent-settings/1', speed: 'slow', signs: 'ascii'});
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json']); // the name that `place` gives
});

test('a damaged file is set aside: what is no JSON, of another kind, or says what no setting can be', t => {
	const file = place(t);
	for (const [number, text] of ['{', '{"format": "bivalent-progress/1"}', '{"speed": "fast"}', damaged].entries()) {
		writeFileSync(file, text);
		const setAside = `${file}.damaged-${number + 1}`;
		t.deepEqual(readSettings(file), {settings: defaultSettings, setAside});
		t.is(readFileSync(setAside, 'utf8'), text);
		t.false(existsSync(file));
	}
});

const damaged = '{"format": "bivalent-settings/1", "speed": "light"}';

test('a file of a later version is left as it is', t => {
	const file = place(t);
	const text = '{"format": "bivalent-settings/2", "speed": 7}';
	writeFileSync(file, text);
	t.deepEqual(readSettings(file), {settings: defaultSettings, readOnly: true});
	t.regex(
		t.throws(() => saveSettings({speed: 'fast'}, file), {name: 'BadFile'}).message,
		/later version of bivalent: nothing was saved\.$/u,
	);
	t.is(readFileSync(file, 'utf8'), text);
});

test('the file is in the folder for settings, not in that for progress', t => {
	t.regex(settingsFile(), /bivalent\/settings\.json$/u);
	t.notRegex(settingsFile(), /state/u);
});
