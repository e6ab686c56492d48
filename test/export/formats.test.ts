import {readFileSync} from 'node:fs';
import test from 'ava';
import {Resvg} from '@resvg/resvg-js';
import xterm from '@xterm/headless';
import {judgeCertificate, parseCertificate} from '../../src/certificate/index.js';
import {done, isOpen, transitionsOf} from '../../src/engine/index.js';
import {asciicast} from '../../src/export/asciicast.js';
import {aut} from '../../src/export/aut.js';
import {dot} from '../../src/export/dot.js';
import {type Drawing, drawingOf, reaches} from '../../src/export/drawing.js';
import {json} from '../../src/export/json.js';
import {proveText} from '../../src/cli/prove-text.js';
import {markdown} from '../../src/export/markdown.js';
import {promela} from '../../src/export/promela.js';
import {type Subject, subjectFor} from '../../src/export/subject.js';
import {svg} from '../../src/export/svg.js';
import {tabulating} from '../../src/export/tables.js';
import {isModuleName, moduleName, tla} from '../../src/export/tla.js';
import {makeSchedule, parseSchedule, type Protocol} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {filmed} from '../../src/ui/film.js';
import {prove, type Report} from '../../src/verdict/index.js';
import {countPromela, countTla} from '../support/exported.js';
import {isLong} from '../support/long.js';
import {countsOf, enumerate} from '../support/naive.js';

const reference = {name: 'x', bivalent: 'test'};

/** Whatever ends a string, a comment, a label, a cell or a tag somewhere. */
const evil = 'a"b\\c|d`e]]>*/ /* *) <x> &amp; \u0000 \u2028 é {1} $(x) \uD800 \\| \n \uFFFE \' #';

/** Its texts try to get out of every format. */
const hostile: Protocol = {
	name: 'hostile',
	title: `Hostile ${evil}`,
	summary: evil,
	processes: {min: 2, max: 3, default: 2},
	start: () => ({pc: evil, storage: null}),
	step({others, state, message}) {
		if (state.output !== null) return {};
		if (message === null)
			return state.pc === 'sent'
				? {}
				: {pc: 'sent', storage: evil, send: [{to: others[0]!, message: {[evil]: state.input}}]};
		return {decide: (message as Record<string, 0 | 1>)[evil]!};
	},
	show: {
		message: value => `${evil} ${JSON.stringify(value)}`,
		storage: storage => `${evil} ${JSON.stringify(storage)}`,
	},
};

const named = (name: string): Protocol => findProtocol(name)!;

const finite: readonly (readonly [Protocol, string])[] = [
	[named('after-you'), '01'],
	[named('wait-for-all'), '011'],
	[named('race-to-arbiter'), '010'],
	[named('hot-potato'), '01'],
	[named('three-phase-commit'), '111'],
	[hostile, '01'],
	...(isLong
		? ([
				[named('initially-dead'), '010'],
				[named('nameless'), '01'],
			] as const)
		: []),
];

function subjectOf(protocol: Protocol, inputs: string, limit = 100_000): Subject {
	return done(subjectFor(protocol, {inputs, limit, reduced: false}));
}

function reportOf(protocol: Protocol, inputs: readonly string[], faults: Report['faults'] = 'one'): Report {
	return prove(
		protocol,
		{...reference, name: protocol.name},
		{n: inputs[0]!.length, inputs, faults, maxConfigurations: 50_000},
		{judgeLimit: 5000},
	);
}

function text(pieces: Iterable<string>): string {
	return [...pieces].join('');
}

for (const [protocol, inputs] of finite) {
	test(`${protocol.name}: models, graph and .aut have the configurations and events that a naive search counts`, t => {
		const counted = countsOf(enumerate(protocol, inputs));
		const tables = done(tabulating(protocol, {inputs, limit: 100_000}))!;
		t.deepEqual(tables.figures, counted);
		t.deepEqual(countPromela(text(promela(tables, 'x.pml'))), counted);
		t.deepEqual(countTla(tla(tables, 'X').module), counted);
		// where the graph is too large, the tables hold more, and lead to the same
		const closed = done(tabulating(protocol, {inputs, limit: 3}))!;
		t.is(closed.figures, null);
		t.deepEqual(countPromela(text(promela(closed, 'x.pml'))), counted);

		const subject = subjectOf(protocol, inputs);
		const {graph, bits} = subject;
		const [head, ...lines] = text(aut(subject)).trimEnd().split('\n');
		t.is(head, `des (0, ${counted.transitions}, ${counted.configurations})`);
		const read = lines.map(line => /^\((\d+), "([^"|]*)", (\d+)\)$/u.exec(line)!.slice(1));
		const events = read.map(([from, label, to]) => {
			const [event, decides] = label!.split(' decides ');
			const parsed = parseSchedule(event!.replaceAll("'", '"'));
			t.is(decides === undefined, graph.decisions[Number(to)] === graph.decisions[Number(from)], label);
			return [Number(from), parsed.ok ? makeSchedule(parsed.value) : parsed.error, Number(to)];
		});

		const whole = JSON.parse(text(json(subject, {...reportOf(protocol, [inputs]), protocol: reference}))) as {
			figures: unknown;
			complete: boolean;
			configurations: {valence: string; open: boolean; buffer: unknown[]; states: unknown[]}[];
			transitions: [number, string, number][];
		};
		t.deepEqual(whole.figures, counted);
		t.true(whole.complete);
		t.is(whole.configurations.length, counted.configurations);
		t.deepEqual(whole.transitions, events as never);
		t.is(
			whole.configurations.filter(({open}) => open).length,
			[...Array.from(bits).keys()].filter(c => isOpen(graph, bits, c)).length,
		);
		const reported = reportOf(protocol, [inputs]).initials[0]!.counts;
		for (const valence of ['bivalent', 'zero', 'one', 'stuck'] as const)
			t.is(whole.configurations.filter(one => one.valence === valence).length, reported[valence]);
	});
}

test('what has no end has no tables; a message that breaks the model where it never comes is an assertion', t => {
	t.is(done(tabulating(named('paxos-duel'), {inputs: '010', limit: 500})), null);
	const picky: Protocol = {
		...hostile,
		name: 'picky',
		step({self, others, state, message}) {
			if (message === null)
				return state.pc === 'sent'
					? {}
					: {
							pc: 'sent',
							send:
								self === 0
									? [
											{to: others[0]!, message: 1},
											{to: 0, message: 2},
										]
									: [],
						};
			// a second 2 would break the model; there is only one
			return message === 2 ? {decide: state.output === null ? 0 : 1} : {};
		},
	};
	const model = text(promela(done(tabulating(picky, {inputs: '01', limit: 3}))!, 'x.pml'));
	t.deepEqual(countPromela(model), countsOf(enumerate(picky, '01')));
});

test('a module is called by letters and digits', t => {
	for (const name of ['after-you', '3pc', 'tr2.7-n2', 'ü']) t.true(isModuleName(moduleName(name)), moduleName(name));
	for (const name of ['a-b', '', '1x', 'WF_x', 'a b']) t.false(isModuleName(name));
});

/** What is drawn of a subject, with its lasso. */
function drawn(subject: Subject, most: number, around?: string): Drawing {
	const report = reportOf(subject.protocol, [subject.graph.inputs]);
	const parsed = parseSchedule(around ?? '');
	const wanted = around === undefined ? undefined : parsed.ok ? parsed.value : [];
	return drawingOf(subject, {most, lasso: report.certificate, without: 'No lasso.', around: wanted});
}

/** The statements of a DOT text, whose strings must be closed on their lines: [head, attributes] each. @throws Error where they are not */
function statements(source: string): string[][] {
	return source
		.trimEnd()
		.split('\n')
		.slice(1, -1)
		.map(line => {
			const [, head, attributes] =
				/^ {2}([\w ]+|c\d+ -> c\d+) \[((?:\w+=(?:"(?:[^"\\]|\\.)*"|[\w.]+)(?:, )?)+)\]$/u.exec(line)!;
			return [head!, attributes!];
		});
}

for (const [protocol, inputs] of [
	[named('after-you'), '01'],
	[named('race-to-arbiter'), '010'],
	[hostile, '01'],
] as const) {
	test(`${protocol.name}: a picture has every configuration, every step that leads elsewhere, and the lasso`, t => {
		const subject = subjectOf(protocol, inputs);
		const {graph} = subject;
		const drawing = drawn(subject, 60);
		const elsewhere = new Set(
			Array.from({length: graph.size}, (_, c) =>
				transitionsOf(graph, c)
					.filter(({target}) => target !== c)
					.map(({target}) => `c${c} -> c${target}`),
			).flat(),
		);
		const read = statements(text(dot(drawing)));
		const configurations = read.filter(([head]) => /^c\d+$/u.test(head!));
		const steps = read.filter(([head]) => /->/u.test(head!) && !/^(c\d+) -> \1$/u.test(head!));
		t.is(configurations.length, graph.size);
		t.deepEqual(new Set(steps.map(([head]) => head)), elsewhere);
		const {stem, loop} = reportOf(protocol, [inputs]).certificate!;
		t.deepEqual(
			drawing.steps.flatMap(({lasso}) => lasso).sort((a, b) => a - b),
			[...stem, ...loop].map((_, index) => index + 1),
		);

		const picture = text(svg(drawing));
		t.is(picture.match(/<g class="configuration">/gu)?.length, graph.size);
		t.is(picture.match(/<g class="step">/gu)?.length, elsewhere.size);
		t.notThrows(() => new Resvg(picture, {font: {loadSystemFonts: false}}));
		t.notRegex(picture, /NaN|undefined/u);
		t.true(drawing.notes.every(note => !note.startsWith('Only')));
	});
}

/** Whether no line of a picture leaves it: a curve stays among its points and what they are pulled towards. */
function isInside(picture: string): boolean {
	const [width, height] = [/ width="(\d+)"/u, / height="(\d+)"/u].map(size => Number(size.exec(picture)![1]));
	const [left, top] = /translate\((\d+) (\d+)\)/u.exec(picture)!.slice(1).map(Number);
	const points = [...picture.matchAll(/<path d="(M[^"]+)" fill="none"/gu)].flatMap(([, path]) => [
		...path!.matchAll(/(-?[\d.]+) (-?[\d.]+)/gu),
	]);
	return (
		points.length > 0 &&
		points.every(
			([, x, y]) => Number(x) >= 0 && Number(x) + left! < width! && Number(y) >= 0 && Number(y) + top! < height!,
		)
	);
}

test('the picture in docs/export.md is what is exported', t => {
	const committed = readFileSync('docs/graphs/after-you.svg', 'utf8');
	t.is(
		text(svg(drawn(subjectOf(named('after-you'), '01'), 60))),
		committed,
		'Look at what has changed, then: node dist/main.js export after-you --to svg -o docs/graphs/after-you.svg',
	);
});

test('of a graph that is too large, a picture has what is open, or what is near, and says how much that is', t => {
	const subject = subjectOf(named('after-you'), '01');
	const open = drawn(subject, 12);
	t.regex(open.notes[0]!, /^Only what is open is drawn: 9 of 23 configurations\.$/u);
	t.true(open.places.every(place => place.open));
	const left = open.places.flatMap(place => place.left).reduce((sum, {steps}) => sum + steps, 0);
	t.true(left > 0);
	t.true(text(svg(open)).includes('Only what is open is drawn: 9 of 23 configurations.'));
	t.true(isInside(text(svg(drawn(subjectOf(named('wait-for-all'), '010'), 60)))));
	const near = drawn(subject, 8);
	t.regex(near.notes[0]!, /^Only what is nearest to the lasso is drawn: 8 of 23/u);
	const around = drawn(subject, 8, '0:- 1:- 0:{"propose":1} 1:{"propose":1}');
	t.regex(around.notes[0]!, /^Only what is around the end of the schedule \(C\d+ here\) is drawn: \d+ of 23/u);
	t.true(around.places.some(({decided}) => decided.length > 0));
	const cut = subjectOf(named('after-you'), '01', 5);
	t.regex(drawn(cut, 60).notes[0]!, /Drawn: 5 of more than 5 configurations/u);
	const parsed = parseSchedule('0:- 1:- 0:{"propose":1} 1:{"propose":1}');
	t.true(parsed.ok && reaches(subject.graph, parsed.value) && !reaches(cut.graph, parsed.value));
});

/** The cells of every table row, where a bar behind an odd number of backslashes ends no cell. */
function tablesIn(page: string): number[][] {
	const cells = (line: string): number => line.replaceAll(/\\./gu, '').split('|').length;
	return page
		.replaceAll(/^(```+)[\s\S]*?^\1$/gmu, '')
		.split(/\n\n/u)
		.filter(part => part.startsWith('|'))
		.map(part => part.split('\n').map(line => cells(line)));
}

test('a proof in Markdown has every step, and a certificate that the judge accepts', t => {
	for (const [protocol, faults] of [
		[named('after-you'), 'one'],
		[hostile, 'one'],
		[named('paxos-duel'), 'one'],
		[named('paxos-duel'), 'initial'],
	] as const) {
		const report = reportOf(protocol, ['01'.repeat(2).slice(0, protocol.processes.default)], faults);
		const page = markdown(protocol, report);
		const [, certificate] = /^```json\n([\s\S]*?)^```$/mu.exec(page)!;
		const parsed = parseCertificate(certificate!, parseSchedule);
		t.true(parsed.ok && judgeCertificate(protocol, parsed.certificate).valid, protocol.name);
		t.deepEqual(parsed.ok && parsed.certificate, report.certificate as never);
		const {stem, loop, shift} = report.certificate!;
		t.is(page.match(/^\| \d+ \| (?:stem|loop) \|/gmu)?.length, stem.length + loop.length);
		for (const rows of tablesIn(page)) t.is(new Set(rows).size, 1, page);
		t.is(/\*\*This is conditional\.\*\*/u.test(page), shift > 0);
		t.is(/FLP85 §4, Theorem 2/u.test(page), faults === 'initial');
		t.notRegex(page, /undefined|NaN/u);
	}
});

test('a refutation in Markdown has every part to go round in, and the bill', t => {
	const protocol = named('wait-for-all');
	const report = reportOf(protocol, ['000', '001', '010', '011', '100', '101', '110', '111']);
	const page = markdown(protocol, report);
	t.regex(page, /^# Wait for all cannot be kept bivalent for ever$/mu);
	t.regex(page, /This one pays: with inputs 000 and p\d silent there is a run in which nobody ever decides\./u);
	const race = reportOf(named('race-to-arbiter'), ['010'], 'none');
	const parts = markdown(named('race-to-arbiter'), race).match(/^\| none \| \d+ \|/gmu);
	t.is(parts?.length, race.refutation!.components.length);
	t.regex(markdown(named('race-to-arbiter'), race), /^Whoever pays leaves the part/mu);
	t.regex(page, /^No configuration is open\. So there is no such run\. ∎$/mu);
	t.notRegex(page, /Whoever pays/u);
	for (const rows of tablesIn(page)) t.is(new Set(rows).size, 1);
	t.throws(() => markdown(protocol, {...report, verdict: 'unknown'}));
});

test('a film is what the game shows, screen by screen, and the loop goes round in it', async t => {
	const protocol = named('after-you');
	const {certificate} = reportOf(protocol, ['01']);
	const size = {columns: 80, rows: 24};
	const screens = [...filmed({...certificate!, protocol}, {...size, laps: 2})];
	t.is(screens.length, 1 + certificate!.stem.length + 2 * certificate!.loop.length);
	const frames = screens.map(lines => ({lines, seconds: 1}));
	const [head, ...shots] = text(asciicast({...size, title: 'x', frames}))
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line) as unknown);
	t.like(head, {version: 2, width: 80, height: 24});
	const emulator = new xterm.Terminal({cols: 80, rows: 24, allowProposedApi: true});
	const seen: string[] = [];
	for (const [time, kind, written] of shots as [number, string, string][]) {
		t.is(kind, 'o');
		t.is(time, seen.length);
		await new Promise<void>(resolve => {
			emulator.write(written, resolve);
		});
		seen.push(
			Array.from({length: 24}, (_, y) => emulator.buffer.active.getLine(y)!.translateToString(true)).join('\n'),
		);
	}
	t.regex(seen[0]!, /On the way to the loop, which begins in C2\./u);
	t.regex(seen[3]!, /Lap 1, step 1 of 4: nobody has decided\./u);
	t.regex(seen[10]!, /Lap 2, step 4 of 4, back in C2: nobody has decided\./u);
	for (const screen of seen.slice(0, -1)) t.regex(screen, /◐ bivalent$/mu);
	t.true(new Set(seen).size >= screens.length);
});

test('what is nobody’s input is shown to be decided, unless the schedule against agreement shows it', t => {
	const contrary: Protocol = {
		...named('dictator'),
		processes: {min: 2, max: 2, default: 2},
		start: () => ({pc: 'a', storage: null}),
		step: ({state}) => (state.output === null ? {decide: state.input === 0 ? 1 : 0} : {}),
	};
	const both: Protocol = {
		...contrary,
		step: ({self, state}) => (state.output === null ? {decide: self === 0 ? 0 : 1} : {}),
	};
	for (const [protocol, inputs] of [
		[contrary, '00'],
		[both, null],
		[named('always-zero'), '11'],
	] as const) {
		const report = reportOf(protocol, ['00', '01', '10', '11']);
		t.is(report.properties?.validity.status, 'fails');
		const page = markdown(protocol, report);
		t.is(/^Somebody decides what is nobody’s input, from inputs (\d+): `/mu.exec(page)?.[1] ?? null, inputs);
		const told = proveText(protocol, report, {certificate: undefined, file: 'x.mjs'});
		t.is(/^Validity is given up: inputs (\d+), schedule$/mu.exec(told)?.[1] ?? null, inputs);
	}
});
