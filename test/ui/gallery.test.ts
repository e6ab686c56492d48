import test from 'ava';
import {catalogue} from '../../src/protocols/index.js';
import {itemsOf} from '../../src/ui/items.js';
import {pageOf} from '../../src/ui/pages.js';
import {reduce} from '../../src/ui/reduce.js';
import type {Happening} from '../../src/ui/happening.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {questionKey, questionOf} from '../../src/ui/study.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {entriesOf} from '../../src/ui/tables.js';
import {plainTheme} from '../../src/ui/theme.js';
import {bivalent} from '../support/program.js';
import {begin, press} from '../support/sessions.js';

/** The words of the page in front. */
function wordsOf(session: Session): string {
	return pageOf(session, plainTheme)
		.map(({name = '', text}) => `${name}${name === '' ? '' : ': '}${text}`)
		.join(' ')
		.replaceAll(/\s+/gu, ' ');
}

const gallery = press(begin('0.1'), 'esc', 'p');

test('every protocol of the catalogue has a row, which opens its page', t => {
	const pages = itemsOf(gallery).map(({does}) => {
		if (does === 'save') throw new Error('nothing is to be saved');
		return reduce(gallery, does);
	});
	t.deepEqual(
		pages.map(page => {
			const front = frontOf(page);
			return front.name === 'protocol' ? front.of.name : front.name;
		}),
		catalogue.map(({protocol}) => protocol.name),
	);
	for (const [index, page] of pages.entries()) {
		t.regex(wordsOf(page), /The engine is looking\./u);
		t.true(wordsOf(page).includes(catalogue[index]!.page.what.replaceAll(/\s+/gu, ' ')));
	}
});

test('a page says all that is printed of it', t => {
	const words = wordsOf(press(gallery, 'j', 'j', 'j', 'j', 'enter'));
	const printed = bivalent('protocols', 'race-to-arbiter')
		.out.split(/\n\s*\n/u)
		.slice(1)
		.flatMap(block => block.replaceAll(/\n {4,}/gu, ' ').split('\n'))
		.map(line => line.replaceAll(/\s+/gu, ' ').trim())
		.filter(line => line !== '' && !line.startsWith('Source:'));
	t.true(printed.length > 8);
	for (const line of printed) t.true(words.includes(line), `${line}\nis not in\n${words}`);
});

test('what was left out of a protocol is told', t => {
	const raft = itemsOf(gallery).findIndex(({label}) => label === 'Raft');
	t.regex(wordsOf(reduce(gallery, itemsOf(gallery)[raft]!.does as Happening)), /Left out/u);
});

test('from a page to the study on that protocol, and back', t => {
	const page = press(gallery, 'j', 'j', 'j', 'j', 'enter');
	const study = press(page, 's');
	t.is(frontOf(study).name, 'study');
	t.is(study.study.of.name, 'race-to-arbiter');
	t.is(questionOf(study), null);
	t.is(frontOf(press(study, 'esc')).name, 'protocol');
	t.is(press(study, '2', '1').study.of.name, 'race-to-arbiter');
});

test('the engine can be stopped on a page, and asked again; an answer that comes late to another page is not shown', t => {
	const [first, second] = [press(gallery, 'enter'), press(gallery, 'j', 'enter')];
	const looking = {...first, study: {...first.study, answer: second.study.answer}};
	t.regex(wordsOf(looking), /The engine is looking/u);
	t.true(entriesOf(looking).some(({word}) => word === 'stop the engine'));
	const key = questionKey(questionOf(first)!);
	const stopped = reduce(looking, {on: 'study', does: {is: 'answer', key, answer: 'The engine was stopped.'}});
	t.regex(wordsOf(stopped), /The engine was stopped\. c asks the engine again\./u);
	t.regex(wordsOf(press(stopped, 'c')), /Found by the engine, n = 2/u);
});

test('for a screen reader a row comes with its summary, and a page with its verdict', t => {
	const spoken = (session: Session): string => sentencesOf(session, entriesOf(session)).join(' ');
	t.regex(spoken(press(gallery, 'j')), /The protocols\. Chosen, 2 of \d+: After Me\. Whoever steps before/u);
	t.regex(spoken(press(gallery, 'enter')), /After You\. .*PROVED: .* It gives up: /u);
});
