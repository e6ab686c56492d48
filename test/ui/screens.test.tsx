import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {renderToString} from 'ink';
import {Screens} from '../../src/ui/screens.js';
import type {Session} from '../../src/ui/session.js';
import {plainTheme, type Theme, toAscii} from '../../src/ui/theme.js';
import {colorsIn} from '../support/colors.js';
import {begin, gallery, press} from '../support/sessions.js';

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
			t.is(lines.at(-2)?.startsWith('─'), session.note === '' || lines.at(-2)?.startsWith('──'));
			t.snapshot(lines);
		});
	}
}

test('the gallery shows what its names say', t => {
	const screens = gallery(80, 24);
	for (const [name, session] of Object.entries(screens)) {
		const expected = name === 'welcome' ? 'welcome' : name.split('-')[0];
		t.is(session.stack.at(-1)?.name, expected as 'play', name);
	}
	t.regex(draw(screens['won-loop']!).map(plain).join('\n'), /STEM {3}0:- 1:-/u);
	t.regex(draw(screens['lost-inputs']!).map(plain).join('\n'), /0 can be decided, and 1 cannot/u);
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
		const lines = draw(session, {ascii: true, color: false}).map(line => plain(toAscii(line)));
		t.is(lines.length, 24);
		for (const line of lines) t.regex(line, /^[\u0020-\u007E]{0,80}$/u, name);
		t.false(/\?{2,}/u.test(lines.join('\n')), `${name}: a sign without a likeness\n${lines.join('\n')}`);
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
		/Chosen, 1 of \d: p1 receives a, propose 0: value 1 becomes 0, sends propose 0 to p0, propose 1 to p0|Chosen, 1 of \d/u,
	);
	for (const session of Object.values(gallery(80, 24)))
		t.notRegex(draw(session, {reader: true}).join('\n'), /[─╰❯◐○●✕★☆]| {3,}/u, session.stack.at(-1)!.name);
});

test('while the engine is at work, its progress is shown; when it was stopped, that too', t => {
	const begun = {...press(begin('5.3'), 'enter'), sightOf: {place: '', said: ''}};
	t.regex(draw({...begun, engine: {is: 'busy', found: 12_345}})[0]!, /12,345 configurations \(c stops\)/u);
	t.regex(draw({...begun, engine: {is: 'stopped', held: true}})[0]!, /engine stopped \(c asks again\)/u);
});
