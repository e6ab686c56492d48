import test from 'ava';
import type {Challenge} from '../../src/challenge/index.js';
import {historyOf, type Play} from '../../src/game/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {createController, type Outside} from '../../src/ui/controller.js';
import {insightOf} from '../../src/ui/inquiry.js';
import {noChallenges} from '../../src/ui/known-challenges.js';
import {reduce} from '../../src/ui/reduce.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {Cancelled, type Help, type Insight, type Sight} from '../../src/worker/client.js';
import {challengeFor} from '../support/challenges.js';
import {begin, press, sightOf} from '../support/sessions.js';

const terminal = {suspend() {}, interrupt() {}};

/** What the engine was asked, and has not answered yet. */
interface Asked<Answer> {
	readonly play: Play;
	resolve(answer: Answer): void;
	reject(error: Error): void;
	say(found: number): void;
}

/** What is to be drawn, and is not yet. */
interface Drawn {
	readonly id: string;
	resolve(challenge: Challenge | null): void;
	reject(error: Error): void;
	say(tries: number): void;
}

/** An outside whose engine answers when it is told to. */
function outside(): Outside & {
	readonly asked: Asked<Sight>[];
	readonly helps: Asked<Help>[];
	readonly whys: Asked<Insight>[];
	readonly kept: Session[];
	readonly copied: string[];
	readonly draws: Drawn[];
	stopped: number;
	day: string;
	cancelled: number;
	complaint: string;
} {
	let chance = 100;
	const made = {
		asked: [] as Asked<Sight>[],
		helps: [] as Asked<Help>[],
		whys: [] as Asked<Insight>[],
		kept: [] as Session[],
		copied: [] as string[],
		draws: [] as Drawn[],
		stopped: 0,
		day: '2026-01-31',
		cancelled: 0,
		complaint: '',
		sight: (play: Play, say: (found: number) => void) =>
			new Promise<Sight>((resolve, reject) => {
				made.asked.push({play, resolve, reject, say});
			}),
		help: (play: Play, say: (found: number) => void) =>
			new Promise<Help>((resolve, reject) => {
				made.helps.push({play, resolve, reject, say});
			}),
		inquire: (_: string, play: Play, say: (found: number) => void) =>
			new Promise<Insight>((resolve, reject) => {
				made.whys.push({play, resolve, reject, say});
			}),
		valences: async () => new Promise<never>(() => {}),
		study: async () => new Promise<never>(() => {}),
		draw: (id: string, say: (tries: number) => void) =>
			new Promise<Challenge | null>((resolve, reject) => {
				made.draws.push({id, resolve, reject, say});
			}),
		stopDrawing() {
			made.stopped++;
			made.draws.at(-1)?.reject(new Cancelled());
		},
		today: () => made.day,
		chance: () => String(++chance),
		copy(text: string) {
			made.copied.push(text);
		},
		cancel() {
			made.cancelled++;
			made.asked.at(-1)?.reject(new Cancelled());
		},
		keep(session: Session) {
			made.kept.push(session);
			return made.complaint;
		},
		saveCertificate: () => Promise.resolve({note: 'Saved.', saved: true} as const),
	};
	return made;
}

/** Lets promises that are settled be heard of. */
async function heard(): Promise<void> {
	for (let i = 0; i < 5; i++) await Promise.resolve();
}

test('the engine is asked once for each configuration, and play goes on while it looks', async t => {
	const world = outside();
	const controller = createController(begin('5.3'), world);
	t.is(world.asked.length, 1);
	controller.press('enter', terminal);
	t.is(world.asked.length, 1);
	controller.press('1', terminal);
	controller.press('1', terminal);
	t.is(world.asked.length, 3);
	t.is(controller.current().play.schedule.length, 2);
	world.asked[2]!.say(5000);
	t.deepEqual(controller.current().engine, {is: 'busy', found: 5000});
});

test('the engine is stopped at once, stays so while one plays, and is asked again on a key', async t => {
	const world = outside();
	const controller = createController(begin('5.3'), world);
	controller.press('enter', terminal);
	controller.press('c', terminal);
	await heard();
	t.is(world.cancelled, 1);
	t.deepEqual(controller.current().engine, {is: 'stopped', held: true});
	t.is(controller.current().note, 'The engine was stopped; c asks it again.');
	controller.press('1', terminal);
	t.is(world.asked.length, 1);
	controller.press('c', terminal);
	t.is(world.asked.length, 2);
	t.deepEqual(controller.current().engine, {is: 'idle'});
});

test('an engine that dies is said, and asked again with the next move', async t => {
	const world = outside();
	const controller = createController(begin('5.3'), world);
	controller.press('enter', terminal);
	world.asked[0]!.reject(new Error('The engine has stopped: out of luck.'));
	await heard();
	t.is(controller.current().note, 'The engine has stopped: out of luck. You can play on; c asks the engine again.');
	controller.press('1', terminal);
	t.is(world.asked.length, 2);
	t.is(controller.current().play.schedule.length, 1);
});

test('a win is brought by the answer of the engine, also one that comes late', async t => {
	const world = outside();
	const controller = createController(begin('0.1'), world);
	controller.press('enter', terminal);
	controller.press('1', terminal);
	t.is(frontOf(controller.current()).name, 'play');
	const sight = sightOf(controller.current().play)!;
	world.asked[1]!.resolve(sight);
	await heard();
	t.is(frontOf(controller.current()).name, 'won');
	t.deepEqual(world.kept.at(-1)!.won, {'0.1': {moves: 1, unaided: true}});
	world.asked[0]!.resolve(sightOf(world.asked[0]!.play)!);
	await heard();
	t.is(frontOf(controller.current()).name, 'won', 'an older answer changes nothing');
});

test('before inputs are chosen the engine has nothing to look at, and a claim is judged all the same', async t => {
	const world = outside();
	const controller = createController(begin('3.6'), world);
	controller.press('enter', terminal);
	t.is(world.asked.length, 0);
	controller.press('C', terminal);
	controller.press('x', terminal);
	t.is(world.asked.length, 1);
	t.like(world.asked[0]!.play, {inputs: null, said: {claim: 'refuted'}});
	t.is(controller.current().note, 'The engine is checking your claim.');
	world.asked[0]!.resolve({look: null, standing: {is: 'won', because: 'You are right.'}});
	await heard();
	t.is(frontOf(controller.current()).name, 'won');
});

test('a hint that has to be computed is asked for once, and shown where the player still is', async t => {
	const world = outside();
	const controller = createController(begin('4.2'), world);
	for (const key of ['enter', 'h', 'h']) controller.press(key, terminal);
	t.is(world.helps.length, 0, 'the level has hints of its own');
	controller.press('h', terminal);
	t.is(controller.current().note, 'The engine is looking.');
	controller.press('j', terminal);
	t.is(world.helps.length, 1);
	t.is(historyOf(world.helps[0]!.play).moves.length, 1);
	world.helps[0]!.say(5000);
	t.deepEqual(controller.current().engine, {is: 'busy', found: 5000});
	world.helps[0]!.resolve({is: 'none', back: null});
	await heard();
	t.is(controller.current().hint, 'Are you sure that it can be done at all?');
	t.is(controller.current().wish, null);
	controller.press('h', terminal);
	t.is(world.helps.length, 2);
	controller.press('1', terminal);
	world.helps[1]!.resolve({is: 'none', back: null});
	await heard();
	t.is(controller.current().hint, '', 'the player has moved on');
});

test('help that the engine cannot give is said, and can be asked for again', async t => {
	const world = outside();
	const controller = createController(begin('4.2'), world);
	for (const key of ['enter', 'H', 'w']) controller.press(key, terminal);
	t.is(world.helps.length, 1);
	world.helps[0]!.reject(new Error('The engine has stopped: out of luck.'));
	await heard();
	t.is(controller.current().note, 'The engine has stopped: out of luck. You can play on; c asks the engine again.');
	for (const key of ['H', 'w']) controller.press(key, terminal);
	t.is(world.helps.length, 2);
	world.helps[1]!.resolve({is: 'none', back: 1});
	await heard();
	t.regex(controller.current().note, /^No\. From here it cannot be done any more\./u);
});

test('every change is kept, and what cannot be kept is said', t => {
	const world = outside();
	const controller = createController(begin('0.1'), world);
	let heardOf = 0;
	const stop = controller.subscribe(() => heardOf++);
	controller.press('enter', terminal);
	controller.press('2', terminal);
	t.is(world.kept.at(-1)!.play.schedule.length, 1);
	t.true(heardOf >= 2);
	world.complaint = 'Your progress is not saved. The disk is full.';
	controller.press('2', terminal);
	t.is(controller.current().note, world.complaint);
	stop();
	const before = heardOf;
	controller.press('u', terminal);
	t.is(heardOf, before);
});

test('what only the terminal can do is asked of it', t => {
	const done: string[] = [];
	const controller = createController(begin('0.1'), outside());
	const owner = {suspend: () => void done.push('suspend'), interrupt: () => void done.push('interrupt')};
	controller.press('ctrl-z', owner);
	controller.press('ctrl-c', owner);
	t.deepEqual(done, ['suspend', 'interrupt']);
	controller.press('q', owner);
	t.true(controller.current().done);
});

test('the schedule is given to the clipboard as it is written, and nobody says that it arrived', t => {
	const world = outside();
	const controller = createController(press(begin('5.3'), 'enter', '1', '3', 'y'), world);
	controller.press('c', terminal);
	t.deepEqual(world.copied, ['0:- 1:-']);
	t.regex(controller.current().note, /^Your terminal has it\. If nothing arrives/u);
});

test('the other pages of the key bar last until a key is used', t => {
	const controller = createController(begin('5.3', 60, 20), outside());
	const pageAfter = (key: string): number => {
		controller.press(key, terminal);
		return controller.current().barPage;
	};
	t.is(pageAfter('enter'), 0);
	t.is(pageAfter('m'), 1);
	t.is(pageAfter('m'), 2);
	t.is(pageAfter('1'), 0);
});

test('why is asked when its page opens and not twice; an engine that cannot answer is said there, and asked again', async t => {
	const world = outside();
	const controller = createController(begin('5.3'), world);
	for (const key of ['enter', '1', 'w']) controller.press(key, terminal);
	t.is(world.whys.length, 1);
	t.is(world.whys[0]!.play.schedule.length, 1);
	controller.press('n', terminal);
	t.is(world.whys.length, 1);
	world.whys[0]!.reject(new Error('The engine has stopped: out of luck.'));
	await heard();
	t.is(insightOf(controller.current()), 'The engine has stopped: out of luck.');
	controller.press('c', terminal);
	t.is(world.whys.length, 2);
	t.is(insightOf(controller.current()), null);
	controller.press('esc', terminal);
	controller.press('1', terminal);
	world.whys[1]!.resolve({why: []});
	await heard();
	t.is(frontOf(controller.current()).name, 'play', 'nobody waits for it any more');
	controller.press('w', terminal);
	t.is(world.whys.length, 3, 'it is another configuration');
	controller.press('esc', terminal);
	controller.press('w', terminal);
	t.is(world.whys.length, 3, 'it is looked for already');
});

test('a file that breaks the model is not asked again with every move, but when the player says so', async t => {
	const world = outside();
	const own = {...findProtocol('after-you')!};
	const setup = reduce({...begin('5.3'), own, stack: []}, {on: 'sandbox', does: {is: 'setup', protocol: own}});
	const controller = createController(reduce(setup, {on: 'sandbox', does: {is: 'begin'}}), world);
	controller.press('1', terminal);
	t.is(world.asked.length, 2);
	world.asked[0]!.reject(new Error('The engine cannot answer: protocol mine breaks the model.'));
	await heard();
	t.deepEqual(controller.current().engine, {is: 'stopped', held: true});
	t.regex(controller.current().note, /breaks the model\. You can play on; c asks the engine again\./u);
	controller.press('1', terminal);
	world.asked[1]!.reject(new Error('The engine cannot answer: protocol mine breaks the model.'));
	await heard();
	t.is(controller.current().note, '', 'it is said once');
	t.is(world.asked.length, 2);
	controller.press('w', terminal);
	world.whys[0]!.reject(new Error('The engine cannot answer: protocol mine breaks the model.'));
	await heard();
	t.deepEqual(
		controller.current().engine,
		{is: 'stopped', held: true},
		'and who asks for something else hears of that only',
	);
	controller.press('esc', terminal);
	controller.press('c', terminal);
	t.is(world.asked.length, 3);
});

test('what is pasted is taken where it is seen, and not while an answer is waited for', t => {
	const world = outside();
	const controller = createController(press(begin('5.3'), 'enter', '1'), world);
	const front = (): string => controller.current().stack.at(-1)!.name;
	controller.happen({on: 'resize', columns: 40, rows: 10});
	controller.paste('0:-');
	t.is(front(), 'play');
	controller.happen({on: 'resize', columns: 80, rows: 24});
	controller.paste('0:-');
	t.is(front(), 'paste');
	controller.press('esc', terminal);
	controller.press('C', terminal);
	controller.press('x', terminal);
	controller.paste('0:-');
	t.is(front(), 'play');
});

const today = 'v1:medium#2026-01-31';

test('challenges are drawn beside the play: today’s and the next one while they are chosen, one after the other, none before or after', async t => {
	const world = outside();
	const controller = createController(begin('0.1'), world);
	controller.press('esc', terminal);
	t.is(world.draws.length, 0);
	controller.press('c', terminal);
	t.deepEqual(
		world.draws.map(({id}) => id),
		[today],
	);
	world.draws[0]!.resolve(challengeFor(today)!);
	await heard();
	const next = `v1:medium#${controller.current().challenges.chance}`;
	t.deepEqual(
		world.draws.map(({id}) => id),
		[today, next],
	);
	controller.press('t', terminal);
	t.is(frontOf(controller.current()).name, 'intro', 'it was drawn already');
	t.is(world.stopped, 0, 'the next one is drawn while one plays');
	t.is(controller.current().play.level.id, today);
	controller.press('esc', terminal);
	controller.press('esc', terminal);
	t.is(frontOf(controller.current()).name, 'map');
	t.is(world.stopped, 1);
	await heard();
	t.is(controller.current().challenges.drawn[next], undefined, 'what was stopped did not fail');
});

test('who waits for a challenge sees how many candidates were looked at, stops it with esc, and need not wait for another one first', async t => {
	const world = outside();
	const controller = createController(begin('0.1'), world);
	for (const key of ['esc', 'c', 'i', ...'rain', 'enter']) controller.press(key, terminal);
	t.deepEqual(
		world.draws.map(({id}) => id),
		[today, 'v1:medium#rain'],
	);
	t.is(world.stopped, 1);
	world.draws[1]!.say(123);
	t.is(controller.current().challenges.tries, 123);
	controller.press('esc', terminal);
	t.is(frontOf(controller.current()).name, 'seek');
	t.is(world.stopped, 2);
	await heard();
	t.is(controller.current().note, '');
	world.draws[1]!.resolve(challengeFor(today)!);
	await heard();
	t.is(frontOf(controller.current()).name, 'seek', 'nobody waits for it any more');
	controller.press('enter', terminal);
	world.draws.at(-1)!.resolve(null);
	await heard();
	t.is(controller.current().note, 'That code is of a challenge that cannot be won, or not by thinking.');
});

test('what day it is, is asked anew with whatever happens; a used seed is replaced; what is copied reaches the terminal', async t => {
	const world = outside();
	const controller = createController({...begin('0.1'), challenges: noChallenges}, world);
	t.is(controller.current().challenges.day, '2026-01-31');
	const {chance} = controller.current().challenges;
	t.is(chance, '101');
	for (const key of ['esc', 'c', 'r']) controller.press(key, terminal);
	world.draws
		.at(-1)!
		.resolve({...challengeFor(today)!, level: {...challengeFor(today)!.level, id: `v1:medium#${chance}`}});
	await heard();
	t.is(frontOf(controller.current()).name, 'intro');
	t.is(controller.current().challenges.chance, '102');
	controller.press('I', terminal);
	controller.press('c', terminal);
	t.deepEqual(world.copied, [`v1:medium#${chance}`]);
	world.day = '2026-02-01';
	controller.press('esc', terminal);
	t.is(controller.current().challenges.day, '2026-02-01');
});

test('what is pasted where challenges are chosen is an ID', t => {
	const controller = createController(begin('0.1'), outside());
	controller.press('esc', terminal);
	controller.press('c', terminal);
	controller.paste('v1:hard#7\n');
	t.deepEqual(frontOf(controller.current()), {name: 'seek', text: 'v1:hard#7\n'});
	controller.press('enter', terminal);
	t.deepEqual(frontOf(controller.current()), {name: 'drawing', id: 'v1:hard#7'});
});
