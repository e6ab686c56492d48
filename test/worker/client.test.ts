import test from 'ava';
import {createLooker} from '../../src/engine/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {Cancelled, createAnalyst} from '../../src/worker/client.js';

const start = {protocol: 'after-you', inputs: '01', schedule: []};
/** Half a million configurations: long enough to be stopped. */
const long = {protocol: 'wait-for-all', inputs: '11111', schedule: []};

test('the engine sees on its own thread what it sees here', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const looker = createLooker(findProtocol('after-you')!, '01');
	const schedules = [[], [{process: 0, message: null}], [{process: 1, message: {decided: 0}}]];
	const looks = await Promise.all(schedules.map(schedule => analyst.look({...start, schedule})));
	t.deepEqual(
		looks,
		schedules.map(schedule => looker.look(schedule)),
	);
	t.is(looks[0]?.valence, 'bivalent');
	t.is(looks[0]?.reachable, 23);
});

test('what the engine cannot answer is a rejection, and the next request is answered', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	await t.throwsAsync(() => analyst.look({...start, protocol: 'no-such-protocol'}), {
		message: 'The engine cannot answer: there is no protocol no-such-protocol.',
	});
	t.is((await analyst.look({...start, protocol: 'always-zero'})).valence, 'zero');
});

test('a long look tells how far it is, is cancelled at once, and the engine answers afterwards', async t => {
	const analyst = createAnalyst();
	t.teardown(() => analyst.close());
	const {promise: told, resolve} = Promise.withResolvers<number>();
	const looking = analyst.look(long, resolve);
	const found = await told;
	t.true(found >= 4096 && found < 500_000);
	analyst.cancel();
	await t.throwsAsync(looking, {instanceOf: Cancelled});
	t.is((await analyst.look(start)).valence, 'bivalent');
});

test('what waits when the thread is ended for good, and what is asked later, is rejected', async t => {
	const analyst = createAnalyst();
	const waiting = analyst.look(start);
	analyst.close();
	await t.throwsAsync(waiting, {instanceOf: Cancelled});
	await t.throwsAsync(() => analyst.look(start), {instanceOf: Cancelled});
});
