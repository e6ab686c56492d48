import test from 'ava';
import {flawOfSeed, makeId, parseId} from '../../src/challenge/index.js';

test('an ID is read as it is written, whatever its seed', t => {
	for (const seed of [
		'7',
		'2026-11-25',
		'any text at all',
		'#',
		'a#b:c',
		' x ',
		'Zürich',
		'日本',
		'🎲',
		'👩‍👧 می‌خواهم',
		'x'.repeat(100),
	]) {
		const id = makeId({difficulty: 'hard', seed});
		t.is(id, `v1:hard#${seed}`);
		t.deepEqual(parseId(id), {ok: true, value: {difficulty: 'hard', seed}});
	}
});

test('what is no ID is refused in a sentence that says what would be right', t => {
	const refusal = (text: string): string => {
		const parsed = parseId(text);
		return parsed.ok ? '' : parsed.error;
	};
	t.is(refusal(''), 'is no ID: one is like v1:hard#any text at all');
	t.is(refusal('v1:hard'), 'is no ID: one is like v1:hard#any text at all');
	t.is(refusal('v1#7'), 'is no ID: one is like v1:hard#any text at all');
	t.is(refusal('v1:hard:2#7'), 'is no ID: one is like v1:hard#any text at all');
	t.is(refusal('v2:hard#7'), "is of the generator's version v2; this one is v1");
	t.is(refusal('x:hard#7'), 'begins with x; an ID begins with v1:');
	t.is(refusal('v1:Hard#7'), 'has the difficulty Hard; there are easy, medium, hard');
	t.is(refusal('v1:\u001B[31m#7'), 'has the difficulty ·[31m; there are easy, medium, hard');
	t.is(refusal('v1:hard#'), 'has no seed after the #');
	t.is(refusal(`v1:hard#${'x'.repeat(101)}`), 'has a seed of 101 characters; 100 are allowed');
	t.is(refusal('v1:hard#a\nb'), 'has at character 2 of its seed something that cannot be seen, or not on one line');
	for (const seed of [
		'\u0000',
		'a\u001Bb',
		'\uD800',
		'\u202E',
		'\u2028',
		'a\u200Bb',
		'a\u00ADb',
		'\u061C',
		'\uFEFFa',
		'\u2060',
	])
		t.regex(flawOfSeed(seed)!, /^has at character/u);
});
