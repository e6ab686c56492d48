import test from 'ava';
import {createLooker} from '../../src/engine/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {startAnalyst} from '../../src/worker/client.js';

test('the engine sees on its own thread what it sees here', async t => {
	const analyst = startAnalyst();
	t.teardown(() => analyst.close());
	const looker = createLooker(findProtocol('after-you')!, '01');
	const schedules = [[], [{process: 0, message: null}], [{process: 1, message: {decided: 0}}]];
	const looks = await Promise.all(
		schedules.map(schedule => analyst.look({protocol: 'after-you', inputs: '01', schedule})),
	);
	t.deepEqual(
		looks,
		schedules.map(schedule => looker.look(schedule)),
	);
	t.is(looks[0]?.valence, 'bivalent');
});

test('what the engine cannot answer is a rejection, and the next request is answered', async t => {
	const analyst = startAnalyst();
	t.teardown(() => analyst.close());
	const unknown = {protocol: 'no-such-protocol', inputs: '01', schedule: []};
	await t.throwsAsync(() => analyst.look(unknown), {
		message: 'The engine cannot answer: there is no protocol no-such-protocol.',
	});
	t.is((await analyst.look({...unknown, protocol: 'always-zero'})).valence, 'zero');
});

test('what waits when the thread ends, and what is asked later, is rejected', async t => {
	const analyst = startAnalyst();
	const waiting = analyst.look({protocol: 'after-you', inputs: '01', schedule: []});
	analyst.close();
	await t.throwsAsync(waiting, {message: 'The engine has stopped.'});
	await t.throwsAsync(() => analyst.look({protocol: 'after-you', inputs: '01', schedule: []}), {
		message: 'The engine has stopped.',
	});
});
