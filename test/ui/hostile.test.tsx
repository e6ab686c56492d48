import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {renderToString} from 'ink';
import {Breach} from '../../src/flp/index.js';
import {readProtocolFile} from '../../src/store/protocol-files.js';
import {choicesOf} from '../../src/ui/choices.js';
import {reduce} from '../../src/ui/reduce.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {beginSession, type Session} from '../../src/ui/session.js';
import {Screens} from '../../src/ui/screens.js';
import {entriesOf} from '../../src/ui/tables.js';
import {plainTheme} from '../../src/ui/theme.js';
import {keepProtocol, type KeptProtocol} from '../../src/worker/kept-protocol.js';
import {CannotLoad} from '../../src/worker/protocol-process.js';
import {hostile} from '../support/hostile.js';
import {isLong} from '../support/long.js';
import {bivalentEach, type Ran} from '../support/program.js';
import {pack} from '../support/sessions.js';

const tried = hostile.filter(({short}) => isLong || short);
const folder = mkdtempSync(join(tmpdir(), 'bivalent-hostile-'));
test.after.always(() => rmSync(folder, {recursive: true}));

/** The file of a protocol and a certificate about it. */
const files = tried.map(({source}, at) => {
	const place = join(folder, String(at));
	mkdirSync(place);
	const file = join(place, 'hostile.mjs');
	writeFileSync(file, source);
	const steps = [0, 1].map(process => ({process, message: null}));
	const certificate = {
		format: 'bivalent-certificate/1',
		protocol: {name: 'hostile', sha256: createHash('sha256').update(source).digest('hex')},
		n: 2,
		inputs: '01',
		faults: 'one',
		faulty: [],
		shift: 0,
		stem: steps,
		loop: steps,
		toZero: steps,
		toOne: steps,
	};
	const about = join(place, 'certificate.json');
	writeFileSync(about, JSON.stringify(certificate));
	return {file, about};
});

let ran: readonly Ran[] | undefined;

/** What prove, verify and play have said of each, asked once. */
function answers(): readonly Ran[] {
	ran ??= bivalentEach(
		files.flatMap(({file, about}) => [
			['prove', file, '--max-configurations', '300'],
			['verify', about, '--protocol', file],
			['play', file, '--inputs', '01'],
		]),
	);
	return ran;
}

/** Nothing that a terminal takes for a command, nothing that the file itself wrote, no book, and no bug of ours. */
function isDecent(t: ExecutionContext, {status, out, err}: Ran): void {
	const all = `${out}${err}`;
	t.notRegex(all, /(?!\n)\p{Cc}/u);
	t.notRegex(all, /SEEN|this is a bug/u);
	t.true(err.length < 1500, err.slice(0, 1500));
	t.true(err.split('\n').length <= 2, err);
	t.true(status === 2 ? out === '' && err !== '' : out !== '' && err === '', `${status} ${all}`);
}

for (const [at, {does, says}] of tried.entries()) {
	test(`a protocol that ${does}: prove, verify and play have an answer`, t => {
		const [proved, verified, played] = answers().slice(3 * at, 3 * at + 3) as [Ran, Ran, Ran];
		for (const one of [proved, verified, played]) isDecent(t, one);
		t.true(proved.status === 0 || proved.status === 2, String(proved.status));
		t.regex(proved.out + proved.err.trimEnd(), says);
		t.true(verified.status === 1 || verified.status === 2, String(verified.status));
		t.true(played.status === 0 || played.status === 2, String(played.status));
	});
}

/** A frame, as tall and as wide as the terminal, in which nothing is left that a terminal takes for a command. */
function isFrame(t: ExecutionContext, session: Session): void {
	const drawn = renderToString(<Screens session={session} theme={plainTheme} />, {columns: session.columns});
	const lines = drawn.split('\n').map(line => stripVTControlCharacters(line));
	t.is(lines.length, session.rows);
	for (const line of lines) t.true(line.trimEnd().length <= session.columns && !/\p{Cc}/u.test(line), line);
	for (const sentence of sentencesOf(session, entriesOf(session))) t.notRegex(sentence, /\p{Cc}/u);
}

for (const [at, {does}] of tried.entries()) {
	test(`a protocol that ${does}: whatever is played, the screen is whole`, t => {
		let kept: KeptProtocol;
		try {
			kept = keepProtocol(readProtocolFile(files[at]!.file), {call: 300, load: 20_000});
		} catch (error) {
			t.true(error instanceof CannotLoad || error instanceof Breach);
			return;
		}
		t.teardown(() => kept.close());
		const {protocol} = kept;
		const map = beginSession({pack, columns: 80, rows: 24}, 0);
		const setup = reduce(
			{...map, own: protocol, stack: []},
			{on: 'sandbox', does: {is: 'setup', protocol, inputs: '01'}},
		);
		isFrame(t, setup);
		let play = reduce(setup, {on: 'sandbox', does: {is: 'begin'}});
		for (const step of [0, 1, 2, 5, 3]) {
			isFrame(t, play);
			const {length} = choicesOf(play, Infinity);
			if (length > 0) play = reduce(play, {on: 'pick', index: step % length, rows: Infinity});
		}
		isFrame(t, play);
	});
}
