import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import test from 'ava';
import {
	BadQuestion,
	Breach,
	catalogued,
	explore,
	makeSchedule,
	parseSchedule,
	type Protocol,
	prove,
	verify,
	version,
} from '../src/index.js';
import {expectedReports, loadConformance} from './support/conformance.js';
import {countsOf, enumerate} from './support/naive.js';

const run = promisify(execFile);

/** Decides its own input at once: everybody is right, and nobody agrees. */
const selfish: Protocol = {
	name: 'selfish',
	title: 'Selfish',
	summary: 'Everybody decides what it has.',
	processes: {min: 2, max: 4, default: 2},
	start: () => ({pc: 'start', storage: null}),
	step: ({state}) => (state.output === null ? {pc: 'done', decide: state.input} : {}),
};

test('prove answers of the catalogue and of an object, and verify accepts its certificates', t => {
	const report = prove('after-you');
	t.is(report.verdict, 'proved');
	t.deepEqual(report.certificate!.protocol, {name: 'after-you', bivalent: version});
	t.deepEqual(verify('after-you', report.certificate!), {valid: true});
	t.like(verify('after-you', {...report.certificate!, loop: report.certificate!.loop.slice(0, -1)}), {
		valid: false,
		claim: 1,
	});
	t.is(prove(selfish).properties!.agreement.status, 'fails');
	t.is(prove(selfish, {n: 3, inputs: ['000', '111']}).initials.length, 2);
	t.is(prove(selfish, {inputs: '00'}).verdict, 'refuted');
});

test('with the text of its file, a certificate is about that file', t => {
	const source = 'export default {}';
	const {certificate} = prove('after-you', {source});
	t.deepEqual(certificate!.protocol, {
		name: 'after-you',
		sha256: createHash('sha256').update(source).digest('hex'),
	});
	t.deepEqual(verify('after-you', JSON.stringify(certificate), {source}), {valid: true});
	t.like(verify('after-you', certificate!, {source: 'other'}), {valid: false, code: 'other-file'});
	t.like(verify('after-you', '{'), {valid: false, malformed: true});
});

test('explore finds what the naive enumerator finds, and every schedule leads where it says', t => {
	for (const {name, inputs} of [
		{name: 'after-you', inputs: '01'},
		{name: 'hot-potato', inputs: '010'},
	]) {
		const protocol = catalogued().find(one => one.name === name)!;
		const explored = explore(protocol, {inputs});
		t.true(explored.complete);
		t.deepEqual(
			{configurations: explored.configurations.length, transitions: explored.transitions},
			countsOf(enumerate(protocol, inputs)),
		);
		const open = explored.configurations.filter(one => one.open).length;
		t.is(open, prove(protocol, {inputs, n: inputs.length}).initials[0]!.open);
		for (const {number, schedule, valence, events} of explored.configurations) {
			let at = 0;
			for (const event of schedule()) {
				const text = makeSchedule([event]);
				at = explored.configurations[at]!.events.find(edge => makeSchedule([edge.event]) === text)!.to!;
			}
			t.is(at, number);
			const reached = new Set(events.map(({to}) => explored.configurations[to!]!.valence));
			if (valence === 'zero' || valence === 'one') t.deepEqual([...reached], [valence]);
		}
	}
	const cut = explore('initially-dead', {inputs: '011', maxConfigurations: 10});
	t.is(cut.configurations.length, 10);
	t.false(cut.complete);
	t.true(cut.configurations.some(({events}) => events.some(({to}) => to === null)));
});

test('what is asked wrongly is one plain sentence', t => {
	const wrong = (ask: () => unknown, what: RegExp): void => {
		t.regex(t.throws(ask, {instanceOf: BadQuestion})!.message, what);
	};
	wrong(() => prove('nobody'), /There is no protocol "nobody"/u);
	wrong(() => prove(selfish, {n: 5}), /n is 5; selfish is for 2 to 4 processes/u);
	wrong(() => prove(selfish, {n: Number.NaN}), /n is NaN/u);
	wrong(() => prove(selfish, {inputs: '012'}), /one digit 0 or 1 for each of the 2 processes/u);
	wrong(() => prove(selfish, {inputs: []}), /empty list/u);
	wrong(() => prove(selfish, {faults: 'two' as 'one'}), /must be one of none, one, initial/u);
	wrong(() => prove(selfish, {maxConfigurations: 0.5}), /maxConfigurations is 0.5/u);
	wrong(() => explore(selfish, {inputs: 'all'}), /one digit/u);
	wrong(() => explore(selfish, {inputs: '0'}), /n is 1/u);
	wrong(() => prove(selfish, {inputs: 5 as never}), /inputs is 5; an input vector is one digit/u);
	const misspelt = {input: '01'};
	wrong(() => prove(selfish, misspelt as object), /^prove has no option "input"; it has n, inputs, faults, /u);
	wrong(() => explore(selfish, {...misspelt, inputs: '01'}), /^explore has no option "input"; it has inputs, /u);
	wrong(() => verify(selfish, '{}', misspelt as object), /^verify has no option "input"; it has source\.$/u);
	t.regex(t.throws(() => prove({} as Protocol), {instanceOf: Breach})!.message, /its name is/u);
	t.true(parseSchedule('0:-').ok);
});

test('the figures are those that were computed elsewhere', async t => {
	for (const {file, n, initials} of expectedReports().slice(0, 6)) {
		t.deepEqual(
			prove(await loadConformance(file), {n}).initials.map(({inputs, configurations}) => [inputs, configurations]),
			initials.map(({inputs, configurations}) => [inputs, configurations]),
			file,
		);
	}
});

test('a program elsewhere imports it with its types, and nothing is printed', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'bivalent-library-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	mkdirSync(join(folder, 'node_modules'));
	symlinkSync(resolve('.'), join(folder, 'node_modules', 'bivalent'));
	const program = `import {prove, type Protocol, type Report, verify} from 'bivalent';
const mine: Protocol = {
	name: 'mine', title: 'Mine', summary: 'Mine.', processes: {min: 2, max: 2, default: 2},
	start: () => ({pc: 'start', storage: null}),
	step: ({state}) => ({decide: state.input}),
};
const report: Report = prove(mine);
const verdict: 'proved' | 'refuted' | 'unknown' = report.verdict;
// @ts-expect-error -- the types are those of the library, and no any
prove(mine, {n: 'two'});
export {verdict, verify};
`;
	writeFileSync(join(folder, 'program.ts'), program);
	writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
	const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'program.ts'];
	await t.notThrowsAsync(run(resolve('node_modules/.bin/tsc'), args, {cwd: folder}));
	const said =
		"const {prove} = await import('bivalent'); process.exitCode = prove('after-you').verdict === 'proved' ? 0 : 9;";
	t.deepEqual(await run(process.execPath, ['--input-type=module', '-e', said], {cwd: folder}), {
		stdout: '',
		stderr: '',
	});
});
