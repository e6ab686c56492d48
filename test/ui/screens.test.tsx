import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {renderToString} from 'ink';
import {goalName, goalText, nextPart, partOf, type Play, playLine} from '../../src/game/index.js';
import type {Decoy, Line} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {choicesOf, noteLines, playLayout} from '../../src/ui/choices.js';
import {broken, pageOf, pageRows} from '../../src/ui/pages.js';
import {reduce} from '../../src/ui/reduce.js';
import {Screens} from '../../src/ui/screens.js';
import type {Screen} from '../../src/ui/happening.js';
import {atBeginning, beginSession, frontOf, keysOf, type Session} from '../../src/ui/session.js';
import {plainTheme, type Theme, toAscii} from '../../src/ui/theme.js';
import {inSight} from '../../src/ui/watch.js';
import {colorsIn} from '../support/colors.js';
import {isFar, isLong} from '../support/long.js';
import {begin, gallery, levels, levelWith, press, sightOf} from '../support/sessions.js';

function draw(session: Session, theme: Partial<Theme> = {}): string[] {
	const drawn = renderToString(<Screens session={session} theme={{...plainTheme, ...theme}} />, {
		columns: session.columns,
	});
	return drawn.split('\n');
}

/** What a terminal shows of a line. */
function plain(line: string): string {
	return stripVTControlCharacters(line).trimEnd();
}

const sizes = [
	[80, 24],
	[60, 20],
	[120, 40],
] as const;

for (const [columns, rows] of sizes) {
	for (const [name, session] of Object.entries(gallery(columns, rows))) {
		test(`${name} at ${columns}×${rows}`, t => {
			const lines = draw(session).map(plain);
			t.is(lines.length, rows, lines.join('\n'));
			for (const line of lines) t.true(line.length <= columns, line);
			// the schedule alone has nothing around it
			const said = noteLines(inSight(session).note, columns).length;
			if (!/^(?:plain|bare)/u.test(name)) t.true(lines.at(-1 - Math.max(1, said))?.startsWith('──'));
			t.snapshot(lines);
		});
	}
}

test('a level on a protocol out of a file is played on it, and told on the map', t => {
	const own = {...findProtocol('dictator')!, name: 'own', title: 'Own decree'};
	const level = levelWith({protocol: 'x/own.mjs', n: 2, inputs: '10', goal: {kind: 'decision'}});
	const worlds = [{number: 9, title: 'W', test: level.id, after: null, proves: null, about: 'About.'}];
	const session = beginSession({pack: {levels: [{...level, id: '9.1'}], worlds}, own}, 0);
	t.is(session.play.protocol, own);
	t.is(press(session, 'enter', '1').play.protocol, own);
	t.is(press(session, 'enter', '1', 'R').play.protocol, own);
	const map = draw(press(session, 'esc')).map(plain).join('\n');
	t.regex(map, /Own decree, n = 2 {3}goal: /u);
});

test('the gallery shows what its names say', t => {
	const screens = gallery(80, 24);
	for (const [name, session] of Object.entries(screens)) {
		const expected = name === 'welcome' ? 'welcome' : name.split('-')[0];
		t.is(session.stack.at(-1)?.name, expected as 'play', name);
	}
	t.regex(draw(screens['won-loop']!).map(plain).join('\n'), /╰─ for ever ─+╯/u);
	t.regex(draw(screens['lost-inputs']!).map(plain).join('\n'), /leads to 0 and none to 1/u);
});

test('without colours no colour is written; with them, only the terminal’s own sixteen', t => {
	t.true(colorsIn(draw(gallery(80, 24)['play']!).join('\n')).length > 0);
	for (const session of Object.values(gallery(80, 24))) {
		t.deepEqual(colorsIn(draw(session, {color: false}).join('\n')), []);
		t.false(colorsIn(draw(session).join('\n')).some(code => code === 38 || code === 48));
	}
});

test('in ASCII every sign has a likeness, valences have words of their own, and keys are written out', t => {
	for (const [name, session] of Object.entries(gallery(80, 24))) {
		const drawn = draw(session, {ascii: true, color: false}).map(plain);
		const lines = drawn.map(toAscii);
		t.is(lines.length, 24);
		for (const line of lines) t.regex(line, /^[\u0020-\u007E]{0,80}$/u, name);
		const unlike = drawn
			.join('')
			.match(/\P{ASCII}/gu)
			?.filter(sign => toAscii(sign) === '?');
		t.deepEqual(unlike ?? [], [], `${name}: signs without a likeness\n${lines.join('\n')}`);
	}
	const play = draw(gallery(80, 24)['play']!, {ascii: true}).map(plain).join('\n');
	t.regex(play, /\(01\) bivalent/u);
	t.regex(play, /\(0\)/u);
	t.regex(play, /up\/down enter/u);
});

test('a terminal that is too small is told what would do', t => {
	t.deepEqual(draw(begin('0.1', 59, 24)), ['bivalent needs 60×20; this is 59×24.']);
	t.deepEqual(draw(begin('0.1', 60, 19)), ['bivalent needs 60×20; this is 60×19.']);
});

test('a screen reader is given sentences: the news first, no columns, no signs', t => {
	const play = gallery(80, 24)['play-hint-note']!;
	const lines = draw(play, {reader: true});
	t.regex(lines[0]!, /^x does nothing here/u);
	t.regex(lines[1]!, /^Hint: /u);
	const text = lines.join(' ');
	t.regex(
		text,
		/Chosen, 1 of \d: p1 receives a, propose 0: value 1 becomes 0, sends “propose 0” to p0|Chosen, 1 of \d/u,
	);
	for (const session of Object.values(gallery(80, 24)))
		t.notRegex(draw(session, {reader: true}).join('\n'), /[─╰❯◐○●✕★☆]| {3,}/u, session.stack.at(-1)!.name);
});

test('while the engine is at work, its progress is shown; when it was stopped, that too', t => {
	const begun = {...press(begin('5.3'), 'enter'), sightOf: {place: '', said: ''}};
	t.regex(draw({...begun, engine: {is: 'busy', found: 12_345}})[0]!, /12,345 configurations \(c stops\)/u);
	t.regex(draw({...begun, engine: {is: 'stopped', held: true}})[0]!, /engine stopped \(c asks again\)/u);
});

/** The parts of a level, each as it begins when the ones before were won by our solution. */
function partsOf(id: string): Session[] {
	const level = begin(id);
	const parts: Session[] = [];
	for (let play: Play | undefined = level.play; play !== undefined; ) {
		parts.push({...level, ...atBeginning(play)});
		play = nextPart(playLine(play, partOf(play).solution).play);
	}
	return parts;
}

/** The words of some lines, whatever lines they stand on. */
function words(lines: readonly string[]): string {
	return lines.map(plain).join(' ').replaceAll(/\s+/gu, ' ');
}

/** A session whose play stands somewhere, as the engine sees it, with this screen in front. */
function standingAt(session: Session, play: Play, front: Screen): Session {
	const sight = sightOf(play);
	return {...session, play, stack: [...session.stack, front], sight, sightOf: keysOf(play)};
}

const playFront: Screen = {name: 'play', chosen: 0, aim: null, opened: false};

for (const {id, title} of levels) {
	test(`the text of ${id} ${title} fits on one screen, whole`, t => {
		for (const session of partsOf(id)) {
			const part = partOf(session.play);
			if (session.play.at > 0 && part.text.length === 0) continue;
			const lines = broken(pageOf(session, plainTheme), 80);
			const where = `part ${session.play.at + 1}: ${lines.map(({text}) => text).join('\n')}`;
			t.true(lines.length <= pageRows(session), where);
			const drawn = draw(session).map(plain);
			t.regex(drawn.at(-1)!, /⏎ start/u);
			for (const {name, text} of lines)
				t.true(
					drawn.some(line => line.trim() === `${name}${text}`.trim()),
					text,
				);
			for (const text of [...part.text, goalText(part, session.play.protocol)])
				t.true(words(drawn).includes(text), text);
		}
	});

	if (isFar({id})) continue;

	test(`${id} ${title} is played on one screen, whole: goal, what is wanted, every process, the moves`, t => {
		for (const begun of partsOf(id)) {
			const part = partOf(begun.play);
			const {solution} = part;
			for (let made = 0; made <= solution.schedule.length; made++) {
				// every move in the long run; else some, and the last
				if (!isLong && made % 3 !== 0 && made < solution.schedule.length) continue;
				const line: Line = {
					...solution,
					schedule: solution.schedule.slice(0, made),
					name: undefined,
					point: undefined,
					claim: undefined,
				};
				const {play} = playLine(begun.play, line);
				const session = play.inputs === null ? press(begun, 'enter') : standingAt(begun, play, playFront);
				const lines = draw(session).map(plain);
				const screen = `part ${begun.play.at + 1}, move ${made}:\n${lines.join('\n')}`;
				t.is(lines.length, 24, screen);
				for (const text of lines) t.true(text.length <= 80, screen);
				t.regex(lines.at(-2)!, /^──/u, screen);
				if (play.inputs === null) {
					t.true(words(lines).includes(goalText(part, play.protocol)), screen);
					continue;
				}
				const {goal, wanted, moveRows} = playLayout(session);
				const all = goalText(part, play.protocol);
				t.true(goal.join(' ') === all || goal.join(' ') === goalName(part.goal, session.play.protocol), screen);
				for (const text of [...goal, ...wanted.flatMap(one => one.lines)])
					t.true(words(lines).includes(words([text])), `${text} in ${screen}`);
				for (let p = 0; p < part.n; p++)
					t.true(
						lines.some(text => new RegExp(`^ +p${p} .* x [01] `, 'u').test(text)),
						screen,
					);
				const rows = lines
					.slice(lines.findIndex(text => /^ (?:YOUR MOVE|WHICH ONE\?)/u.test(text)) + 1, -2)
					.filter(text => /^ [ ❯] \d {2}/u.test(text));
				t.is(rows.length, Math.min(choicesOf(session, moveRows).length, moveRows), screen);
			}
		}
	});

	test(`when ${id} ${title} is won, and when a decoy is played, all that is said of it is on the screen`, t => {
		for (const begun of partsOf(id)) {
			const {solution, decoys} = partOf(begun.play);
			for (const line of [solution, ...decoys] as readonly (Line & Partial<Pick<Decoy, 'says'>>)[]) {
				const {play} = playLine(begun.play, line);
				const ended = reduce(
					{...begun, play, stack: [...begun.stack, playFront]},
					{on: 'sight', keys: keysOf(play), sight: sightOf(play)!},
				);
				const front = frontOf(ended).name;
				t.is(front === 'won', line === solution);
				const lines = draw(ended).map(plain);
				const screen = `part ${begun.play.at + 1}:\n${lines.join('\n')}`;
				if (front === 'play') {
					for (const said of [lines, draw({...ended, columns: 60, rows: 20}).map(plain)])
						t.true(
							words(said)
								.replaceAll(/─+ /gu, '')
								.includes(line.says ?? ''),
							said.join('\n'),
						);
					continue;
				}
				t.is(lines.length, 24, screen);
				for (const text of lines) t.true(text.length <= 80, screen);
				const {standing} = ended.sight!;
				t.true(standing.is !== 'open' && words(lines).includes(standing.because), screen);
				t.true(words(lines).includes(line.says ?? ''), screen);
				t.regex(words(lines), /❯/u, screen);
				if (front === 'lost') continue;
				for (const [columns, rows] of [
					[80, 24],
					[60, 20],
				] as const) {
					const there = draw({...ended, columns, rows}).map(plain);
					const {level, at} = play;
					t.true(words(there).includes(partOf(play).won ?? ''), `${columns}×${rows}:\n${there.join('\n')}`);
					for (const {term, meaning} of at < level.parts.length - 1 ? [] : level.introduces)
						t.true(words(there).includes(`${term}: ${meaning}`), `${columns}×${rows}:\n${there.join('\n')}`);
				}
			}
		}
	});
}
