/* Saves every kind of file, and counts what it asks of the disk: at one of these calls it is killed, or the disk is full. */
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import process from 'node:process';

const [mode, at, folder, value] = process.argv.slice(2) as [string, string, string, string];
const real = {...fs};
let calls = 0;
let armed = false;

/** Half of what is to be written is written before the end comes. */
function half(given: readonly unknown[]): unknown[] {
	return given.map(one => (typeof one === 'string' ? one.slice(0, one.length / 2) : one));
}

/** The calls that take room. */
const taking = ['mkdirSync', 'openSync', 'writeSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'];
const names = [
	'mkdirSync',
	'realpathSync',
	'statSync',
	'openSync',
	'writeSync',
	'writeFileSync',
	'fsyncSync',
	'closeSync',
	'renameSync',
	'rmSync',
	'readFileSync',
	'readdirSync',
	'existsSync',
] as const;

for (const name of names) {
	const does = real[name] as (...given: unknown[]) => unknown;
	Object.assign(fs, {
		[name](...given: unknown[]) {
			if (!armed || ++calls !== Number(at) || (mode === 'full' && !taking.includes(name))) return does(...given);
			if (name.startsWith('write')) does(...half(given));
			if (mode === 'full') {
				if (name === 'closeSync') does(...given);
				throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), {code: 'ENOSPC'});
			}
			process.kill(process.pid, 'SIGKILL');
			for (;;); // until it is there
		},
	});
}
syncBuiltinESMExports();

const {saveProgress, writeExport, exportProgress} = await import('../../src/store/progress.js');
const {saveSettings} = await import('../../src/store/settings.js');
const {writeText} = await import('../../src/store/files.js');
const number = Number(value);
const progress = `${folder}/progress.json`;
const kinds: Readonly<Record<string, () => void>> = {
	progress: () => saveProgress({won: {[value]: {moves: number, unaided: true}}, left: {}, last: value}, progress),
	settings: () => saveSettings({speed: number % 2 === 0 ? 'slow' : 'fast'}, `${folder}/settings.json`),
	certificate: () => writeText(`${folder}/proof.json`, `${JSON.stringify({value: number, loop: 'x'.repeat(5000)})}\n`),
	export: () => writeExport(exportProgress(progress), `${folder}/export.json`),
};
for (const [kind, save] of Object.entries(kinds)) {
	try {
		armed = true;
		save();
		armed = false;
		real.writeSync(1, `${kind}\n`);
	} catch (error) {
		armed = false;
		if ((error as Error).name !== 'BadFile') throw error;
		real.writeSync(1, `refused: ${(error as Error).message}\n`);
	}
}
real.writeSync(1, `calls ${calls}\n`);
