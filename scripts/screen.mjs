// Runs the built game in a terminal of its own and keeps what it shows, as text and as a picture:
//   npm run screen -- [--size 80x24] [--keys enter,j,?] [--name menu] [-- <arguments for bivalent>]
// There is one picture of the first screen and one after each key, in screens/. A key is a name (enter, up, ctrlC, …),
// the characters themselves, or `wait:TEXT`, which waits for that text instead.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {Resvg} from '@resvg/resvg-js';
import {toSvg} from '../test/support/svg.ts';
import {game, keys, TestTerminal} from '../test/support/terminal.ts';

const {values, positionals} = parseArgs({
	options: {
		size: {type: 'string', default: '80x24'},
		keys: {type: 'string', default: ''},
		name: {type: 'string', default: 'screen'},
	},
	allowPositionals: true,
});
const size = /^(?<columns>\d+)x(?<rows>\d+)$/u.exec(values.size)?.groups;
if (size === undefined) throw new Error(`--size is ${values.size}; it must be like 80x24`);

const fonts = join(dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'))), 'ttf');
const font = {
	loadSystemFonts: false,
	fontFiles: ['', '-Bold', '-Oblique', '-BoldOblique'].map(style => join(fonts, `DejaVuSansMono${style}.ttf`)),
	defaultFontFamily: 'DejaVu Sans Mono',
};

let taken = 0;
function take(terminal) {
	const file = join('screens', `${values.name}-${String(taken++).padStart(2, '0')}`);
	mkdirSync('screens', {recursive: true});
	writeFileSync(`${file}.txt`, `${terminal.screen()}\n`);
	const picture = new Resvg(toSvg(terminal.emulator), {font, fitTo: {mode: 'zoom', value: 1.5}});
	writeFileSync(`${file}.png`, picture.render().asPng());
	console.log(`${file}.png`);
}

const terminal = new TestTerminal([...game, ...positionals], {columns: Number(size.columns), rows: Number(size.rows)});
try {
	await terminal.waitFor(/\S/u);
	take(terminal);
	for (const key of values.keys === '' ? [] : values.keys.split(',')) {
		if (key.startsWith('wait:')) await terminal.waitFor(key.slice('wait:'.length), 60_000);
		else await terminal.press(keys[key] ?? key);
		take(terminal);
	}
	console.log(terminal.screen());
} finally {
	await terminal.close();
}
