// Shows a screen of the built game, as text and as a picture, in screens/:
//   npm run screen -- NAME …            one of the names below, or `all`
//   npm run screen -- --keys enter,j,? [--name menu] [-- <arguments for bivalent>]
// Both take --size 80x24, --ascii and --no-color. With --keys there is a picture of the first screen and one after each key. A key is a
// name (enter, up, ctrlC, …), the characters themselves, or `wait:TEXT`, which waits for that text instead.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {Resvg} from '@resvg/resvg-js';
import {frameOf, toSvg} from '../test/support/svg.ts';
import {game, keys, TestTerminal} from '../test/support/terminal.ts';

const circle = ['enter', '1', '3', '2', '1', '2', '1'];
const five = ['play', 'test/levels/five.md'];

/** How to come to each screen: what the game is started with, and the keys to press then. */
const screens = {
	intro: {with: ['play', '5.3']},
	map: {keys: ['enter', '1', 'esc']},
	welcome: {keys: ['enter', '2'], again: true},
	inputs: {with: ['play', '3.4'], keys: ['enter', 'h']},
	play: {with: ['play', '5.3'], keys: ['enter', '1', '3']},
	'play-first': {keys: ['enter']},
	'play-aim': {with: ['play', '5.3'], keys: [...circle.slice(0, 5), 'left', 'left']},
	'play-loop': {with: ['play', '5.3'], keys: circle},
	'play-faulty': {with: ['play', '1.5'], keys: ['enter', 'f', 'enter', '1']},
	'play-five': {with: five, keys: ['enter', '1', '2', '3', '4']},
	faults: {with: ['play', '1.5'], keys: ['enter', 'f']},
	note: {with: ['play', '5.3'], keys: ['enter', '1', 'h', 'x']},
	lost: {with: ['play', '5.3'], keys: ['enter', '1', '1', '2']},
	'lost-inputs': {with: ['play', '3.4'], keys: ['enter', 'enter']},
	won: {keys: ['enter', '1']},
	'won-loop': {with: ['play', '5.3'], keys: [...circle, '1']},
	challenges: {keys: ['esc', 'c']},
	challenge: {with: ['challenge', 'v1:easy#1'], keys: ['wait:GOAL']},
	help: {with: ['play', '5.3'], keys: ['enter', '?']},
	rules: {with: ['play', '5.3'], keys: ['i']},
	detail: {with: ['play', '5.3'], keys: [...circle.slice(0, 5), 'left', 'd']},
	replay: {with: ['replay', '08332BHHC3KN2C5KJ41TC'], keys: ['wait:Won']},
	reader: {with: ['--screen-reader'], keys: ['enter', '2']},
	'too-small': {size: '59x20'},
};

const {values, positionals} = parseArgs({
	options: {
		size: {type: 'string', default: '80x24'},
		keys: {type: 'string'},
		name: {type: 'string', default: 'screen'},
		ascii: {type: 'boolean', default: false},
		'no-color': {type: 'boolean', default: false},
	},
	allowPositionals: true,
});

const fonts = join(dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'))), 'ttf');
const font = {
	loadSystemFonts: false,
	fontFiles: ['', '-Bold', '-Oblique', '-BoldOblique'].map(style => join(fonts, `DejaVuSansMono${style}.ttf`)),
	defaultFontFamily: 'DejaVu Sans Mono',
};

/** Writes what the terminal shows now. */
function take(terminal, name) {
	const file = join('screens', name);
	mkdirSync('screens', {recursive: true});
	writeFileSync(`${file}.txt`, `${terminal.screen()}\n`);
	const picture = new Resvg(toSvg(frameOf(terminal.emulator), terminal.emulator.cols), {
		font,
		fitTo: {mode: 'zoom', value: 1.5},
	});
	writeFileSync(`${file}.png`, picture.render().asPng());
	console.log(`${file}.png`);
}

async function open(given, size, home) {
	const [, columns, rows] = /^(\d+)x(\d+)$/u.exec(size) ?? [];
	if (columns === undefined) throw new Error(`--size is ${size}; it must be like 80x24`);
	const terminal = new TestTerminal([...game, ...given, ...(values.ascii ? ['--ascii'] : [])], {
		columns: Number(columns),
		rows: Number(rows),
		env: values['no-color'] ? {NO_COLOR: '1'} : {},
		home,
	});
	await terminal.waitFor(/\S/u);
	return terminal;
}

async function press(terminal, key) {
	if (key.startsWith('wait:')) await terminal.waitFor(key.slice('wait:'.length), 60_000);
	else await terminal.press(keys[key === 'esc' ? 'escape' : key] ?? key);
}

async function showNamed(name) {
	const {with: given = [], keys: pressed = [], size = values.size, again = false} = screens[name] ?? {};
	if (screens[name] === undefined)
		throw new Error(`there is no screen ${name}; there are ${Object.keys(screens).join(', ')}`);
	const terminal = await open(given, size);
	let second;
	try {
		for (const key of pressed) await press(terminal, key);
		if (again) {
			await press(terminal, 'q');
			await terminal.exited;
			second = await open(given, size, terminal.home);
		}
		const look = `${values.ascii ? '-ascii' : ''}${values['no-color'] ? '-no-color' : ''}`;
		take(second ?? terminal, `${name}${look}-${size}`);
	} finally {
		await second?.close();
		await terminal.close();
	}
}

if (values.keys === undefined && positionals.length > 0) {
	for (const name of positionals[0] === 'all' ? Object.keys(screens) : positionals) await showNamed(name);
} else {
	const terminal = await open(positionals, values.size);
	try {
		let taken = 0;
		const shoot = () => take(terminal, `${values.name}-${String(taken++).padStart(2, '0')}`);
		shoot();
		for (const key of (values.keys ?? '').split(',').filter(name => name !== '')) {
			await press(terminal, key);
			shoot();
		}
		console.log(terminal.screen());
	} finally {
		await terminal.close();
	}
}
