import test from 'ava';
import {makeCode} from '../../src/challenge/index.js';
import {createLooker} from '../../src/engine/index.js';
import type {Event} from '../../src/flp/index.js';
import {act, beginLevel, beginSandbox, type Play, silentIn} from '../../src/game/index.js';
import {campaign, type Level} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {aroundFor, createSpaces, foreverFrom, helpFor, reasonsFor, judgedStanding} from '../../src/solver/index.js';
import {readProtocolFile} from '../../src/store/protocol-files.js';
import {Cancelled, createAnalyst} from '../../src/worker/client.js';
import {keepProtocol} from '../../src/worker/kept-protocol.js';
import {challengeOf} from '../support/drawing.js';
import {onDisk, probe} from './on-disk.js';

const {levels} = campaign();

/** A level of the campaign at its beginning. */
function begun(id: string): Play {
	return beginLevel(levels.find(level => level.id === id)!);
}

/** The play after these moves. */
function after(play: Play, ...events: readonly Event[]): Play {
	return events.reduce((now, event) => act(now, {do: 'move', event}), play);
}

const start = begun('5.3');

/** Half a million configurations: long enough to be stopped. */
const long: Play = beginLevel({
	...start.level,
	parts: [{...start.level.parts[0], protocol: 'wait-for-all', n: 5, inputs: '11111'}],
} satisfies Level);

test('the engine sees on its own thread what it sees here, and how the level stands', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const looker = createLooker(findProtocol('after-you')!, '01');
	const spaces = createSpaces(findProtocol('after-you')!);
	const plays = [
		start,
		after(start, {process: 0, message: null}),
		after(start, {process: 0, message: null}, {process: 1, message: {propose: 0}}, {process: 0, message: {propose: 0}}),
		act(start, {do: 'say', statement: {claim: 'refuted'}}),
	];
	const sights = await Promise.all(plays.map(play => analyst.sight(play)));
	t.deepEqual(
		sights,
		plays.map(play => ({look: looker.look(play.schedule), standing: judgedStanding(play, spaces)})),
	);
	t.is(sights[0]?.look?.valence, 'bivalent');
	t.is(sights[0]?.look?.reachable, 23);
	t.deepEqual(
		sights.map(({standing}) => standing.is),
		['open', 'open', 'lost', 'lost'],
	);
});

test('where somebody is silent, the engine also sees what can be decided without him', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const silent = begun('3.7');
	t.deepEqual(silentIn(silent), [1]);
	const {look} = await analyst.sight(silent);
	t.is(look?.valence, 'bivalent');
	t.is(look?.silent, 'one');
	t.is((await analyst.sight(start)).look?.silent, null);
});

test('what can still be done is found on the thread as here, also before inputs are chosen', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const plays = [start, begun('3.4'), begun('4.3'), after(begun('0.6'), {process: 1, message: 1})];
	const helps = await Promise.all(plays.map(play => analyst.help(play)));
	t.deepEqual(
		helps,
		plays.map(play => helpFor(play, createSpaces(play.protocol))),
	);
	t.deepEqual(
		helps.map(help => help.is),
		['way', 'way', 'none', 'none'],
	);
	t.like(helps[3], {back: 1});
	t.deepEqual(await analyst.help(begun('3.6')), {is: 'none', back: null});
});

test('why a configuration has its valence is found on the thread as here', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	for (const play of [start, begun('3.7'), after(begun('0.6'), {process: 1, message: 1})])
		t.deepEqual(await analyst.inquire('why', play), {why: reasonsFor(play, createSpaces(play.protocol))});
	t.deepEqual(
		await analyst.inquire('why', begun('3.4')),
		{why: []},
		'before inputs are chosen there is no configuration',
	);
});

test('whether a configuration can be kept open for ever is found on the thread as here', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	for (const play of [start, begun('3.7')])
		t.deepEqual(await analyst.inquire('ask', play), {ask: foreverFrom(play, createSpaces(play.protocol))!});
	t.deepEqual(await analyst.inquire('ask', begun('3.4')), {ask: null});
});

test('what is around a configuration is found on the thread as here', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	for (const play of [start, begun('3.7')])
		t.deepEqual(await analyst.inquire('around', play), {around: aroundFor(play, createSpaces(play.protocol))!});
	t.deepEqual(await analyst.inquire('around', begun('3.4')), {around: null});
});

test('what the engine cannot answer is a rejection, and the next request is answered', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const nowhere: Play = {...start, protocol: {...start.protocol, name: 'no-such-protocol'}};
	for (const ask of [() => analyst.sight(nowhere), () => analyst.help(nowhere), () => analyst.inquire('why', nowhere)])
		await t.throwsAsync(ask, {message: 'The engine cannot answer: there is no protocol no-such-protocol.'});
	const {parts} = start.level;
	const zero = beginLevel({...start.level, parts: [{...parts[0], protocol: 'always-zero'}]});
	t.is((await analyst.sight(zero)).look?.valence, 'zero');
});

test('a long look tells how far it is, is cancelled at once, and the engine answers afterwards', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const {promise: told, resolve} = Promise.withResolvers<number>();
	const looking = analyst.sight(long, resolve);
	const found = await told;
	t.true(found >= 4096 && found <= 500_000);
	analyst.cancel();
	await t.throwsAsync(looking, {instanceOf: Cancelled});
	t.is((await analyst.sight(start)).look?.valence, 'bivalent');
});

test('what waits when the thread is ended for good, and what is asked later, is rejected', async t => {
	const analyst = createAnalyst();
	const waiting = [analyst.sight(start), analyst.help(start)];
	analyst.close();
	for (const asked of waiting) await t.throwsAsync(asked, {instanceOf: Cancelled});
	await t.throwsAsync(() => analyst.sight(start), {instanceOf: Cancelled});
	await t.throwsAsync(() => analyst.help(start), {instanceOf: Cancelled});
});

test('a protocol of a file is asked on the thread, too: what is seen there, what it breaks, and again after the thread was stopped', async t => {
	const body = `
		if (view.n === 3 && view.message !== null) return {decide: 2};
		if (view.message !== null) return view.state.output === null ? {decide: view.message} : {};
		return view.state.pc === 'start' ? {pc: 'wait', send: view.others.map(to => ({to, message: view.state.input}))} : {};
	`;
	const file = readProtocolFile(onDisk(t, {'probe.mjs': probe(body).replaceAll("'probe'", "'after-you'")}));
	const kept = keepProtocol(file, {call: 50_000, load: 50_000});
	const analyst = createAnalyst({protocol: kept.protocol, file});
	t.teardown(() => {
		analyst.close();
		kept.close();
	});
	const play = (inputs: string): Play => beginSandbox({protocol: kept.protocol, inputs, faults: 'any', shown: 'moves'});
	const spaces = createSpaces(kept.protocol);
	const sees = {look: spaces.looker('01').look([], []), standing: {is: 'open'} as const};
	t.deepEqual(await analyst.sight(play('01')), sees);
	t.is((await analyst.sight(start)).look?.reachable, 23, 'the one of the catalogue with that name is another');
	t.deepEqual(await analyst.inquire('why', play('01')), {why: reasonsFor(play('01'), spaces)});
	t.deepEqual(await analyst.inquire('ask', play('01')), {ask: foreverFrom(play('01'), spaces)!});
	await t.throwsAsync(() => analyst.sight(play('010')), {
		message:
			/^The engine cannot answer: protocol after-you breaks the model: .* step gave decide 2; a decision is 0 or 1\.$/u,
	});
	t.deepEqual(await analyst.sight(play('01')), sees, 'what can be answered still is');
	analyst.cancel();
	t.deepEqual(await analyst.sight(play('01')), sees);
});

test('a challenge is drawn on the thread as here, told how far it is, stopped, and drawn again', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const id = 'v1:easy#1';
	const drawn = await analyst.challenge(id);
	t.deepEqual(drawn, challengeOf(id));
	t.deepEqual(await analyst.challenge(makeCode(drawn!.statement)).then(again => again?.statement), drawn!.statement);
	const dull = makeCode({
		...drawn!.statement,
		protocol: 'always-zero',
		n: 2,
		inputs: '01',
		opening: [],
		goal: {kind: 'critical'},
		claims: false,
	});
	t.is(await analyst.challenge(dull), null);
	await t.throwsAsync(() => analyst.challenge('v1:absurd#1'), {message: /has the difficulty absurd/u});
	const stopped = analyst.challenge('v1:hard#1');
	analyst.cancel();
	await t.throwsAsync(stopped, {instanceOf: Cancelled});
	t.is((await analyst.challenge('v1:hard#1'))?.level.id, 'v1:hard#1');
});
