import test from 'ava';
import {answersIn, isNarrow} from '../../src/cli/measure.js';
import {Abandoned} from '../../src/cli/errors.js';
import {autoSigns} from '../../src/cli/terminal.js';
import {watched} from '../../src/cli/watch.js';

test('answers are taken out of what came, and all else is keys, in their order', t => {
	t.deepEqual(answersIn('', 2), {columns: [], keys: ''});
	t.deepEqual(answersIn('\u001B[12;1R\u001B[12;9R', 2), {columns: [1, 9], keys: ''});
	t.deepEqual(answersIn('j\u001B[12;1Rk\r\u001B[A\u001B[12;9Rq', 2), {columns: [1, 9], keys: 'jk\r\u001B[Aq'});
	t.deepEqual(answersIn('\u001B[12;1R\u001B[12;', 2), {columns: [1], keys: '\u001B[12;'});
	t.deepEqual(answersIn('\u001B[1;9R\u001B[1;2R', 1), {columns: [9], keys: '\u001B[1;2R'});
	t.deepEqual(answersIn('\u001B[1;9R', 0), {columns: [], keys: '\u001B[1;9R'});
});

test('signs are narrow if the cursor has moved one column a sign', t => {
	t.true(isNarrow([1, 9], 80));
	t.false(isNarrow([1, 17], 80));
	t.false(isNarrow([1, 10], 80));
	t.is(isNarrow([1], 80), null);
	t.is(isNarrow([], 80), null);
	t.is(isNarrow([70, 78], 80), null, 'they may have met the edge');
	t.is(isNarrow([2, 2], 80), null, 'these are no answers, but shift and F3, twice');
});

test('where the terminal does not say, the locale does', t => {
	const says = (narrow: boolean | null, env: NodeJS.ProcessEnv): string => autoSigns(narrow, env).is;
	t.is(says(true, {LANG: 'ja_JP.UTF-8'}), 'unicode');
	t.is(says(false, {LANG: 'C.UTF-8'}), 'ascii');
	t.is(says(null, {LANG: 'C.UTF-8'}), 'unicode');
	t.is(says(null, {}), 'unicode');
	for (const locale of ['ja_JP.UTF-8', 'zh_CN.UTF-8', 'ko_KR', 'zh']) t.is(says(null, {LANG: locale}), 'ascii');
	t.is(says(null, {LANG: 'ja_JP.UTF-8', LC_ALL: 'en_US.UTF-8'}), 'unicode');
	t.is(says(null, {LANG: 'en_US.UTF-8', LC_CTYPE: 'ko_KR.UTF-8'}), 'ascii');
	t.is(says(null, {LANG: 'jam_JM.UTF-8'}), 'unicode');
});

test('work that is watched and ended early clears away what it has begun', async t => {
	let cleared = false;
	function* endless(): Generator<number, void, void> {
		try {
			for (let piece = 0; ; piece++) yield piece;
		} finally {
			cleared = true;
		}
	}
	const watching = {quiet: true, seen: String, stopped: String, over: () => true};
	await t.throwsAsync(watched(endless(), watching), {instanceOf: Abandoned});
	t.true(cleared);
});
