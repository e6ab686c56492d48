import test from 'ava';
import {createController, type Outside} from '../../src/ui/controller.js';
import type {Session} from '../../src/ui/session.js';
import {Cancelled, type Sight} from '../../src/worker/client.js';
import {begin} from '../support/sessions.js';

const terminal = {suspend() {}, interrupt() {}};

/** An outside whose engine answers when it is told to. */
function outside(): Outside & {
	readonly asked: {resolve(sight: Sight): void; reject(error: Error): void; say(found: number): void}[];
	readonly kept: Session[];
	cancelled: number;
	complaint: string;
} {
	const made = {
		asked: [] as {resolve(sight: Sight): void; reject(error: Error): void; say(found: number): void}[],
		kept: [] as Session[],
		cancelled: 0,
		complaint: '',
		help: () => Promise.resolve({is: 'unknown'} as const),
		sight: (_: unknown, say: (found: number) => void) =>
			new Promise<Sight>((resolve, reject) => {
				made.asked.push({resolve, reject, say});
			}),
		cancel() {
			made.cancelled++;
			made.asked.at(-1)?.reject(new Cancelled());
		},
		keep(session: Session) {
			made.kept.push(session);
			return made.complaint;
		},
		saveCertificate: () => Promise.resolve('Saved.'),
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
