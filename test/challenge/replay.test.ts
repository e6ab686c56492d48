import test from 'ava';
import fc from 'fast-check';
import {
	checkReplay,
	makeCode,
	makeReplayCode,
	makeReplayText,
	parseCode,
	parseReplayCode,
	parseReplayFile,
	type Replay,
	replayOf,
} from '../../src/challenge/index.js';
import {bytesOfDigits, digitsIn} from '../../src/challenge/digits.js';
import {drawFrom} from '../../src/challenge/random.js';
import {makeWord} from '../../src/challenge/word.js';
import {makeEvent, makeSchedule} from '../../src/flp/index.js';
import {
	beginLevel,
	flawText,
	frameText,
	type Play,
	offersOf,
	ownLoopOf,
	playAgain,
	type Played,
	playLine,
	withOwnLoops,
} from '../../src/game/index.js';
import {campaign, type Level} from '../../src/level/index.js';
import {createSpaces, judgedStanding, type Spaces} from '../../src/solver/index.js';
import {challengeOf} from '../support/drawing.js';
import {isFar, isLeftOut, isLong, sample} from '../support/long.js';
import {solution, solutionCode} from '../support/replays.js';

const {levels} = campaign();
const levelNamed = (id: string): Level => levels.find(level => level.id === id)!;

const known = new Map<string, Spaces>();
function standing(play: Play): ReturnType<typeof judgedStanding> {
	const {name} = play.protocol;
	const spaces = known.get(name) ?? createSpaces(play.protocol);
	known.set(name, spaces);
	return judgedStanding(play, spaces);
}

/** What the check says of a replay; empty for a win. */
function said(level: Level, parts: readonly Partial<Played>[]): string {
	const whole = parts.map(part => ({inputs: null, moves: [], faults: [], said: null, loop: null, ...part}));
	const {flaw} = checkReplay(level, whole, standing);
	return flaw === null ? '' : flawText(flaw, level.parts.length);
}

test('the solution of every level is a word that fits a line, and comes out of it, and out of a file, as it was', t => {
	for (const level of levels) {
		const replay = solution(level);
		const code = solutionCode(level);
		t.regex(code, /^[0-9A-HJKMNP-TV-Z]{1,78}$/u, level.id);
		for (const word of [code, code.toLowerCase()]) {
			const parsed = parseReplayCode(word);
			t.true(parsed.ok, level.id);
			if (!parsed.ok) continue;
			t.is(parsed.value.id, level.id);
			t.deepEqual(parsed.value.unpack(level), {ok: true, value: replay});
		}
		t.deepEqual(parseReplayFile(makeReplayText(replay)), {ok: true, value: replay});
	}
});

test('a solution is checked as a win; with any one move changed it is still a play, or refused with the number of a move', t => {
	for (const level of sample(levels)) {
		if (isLeftOut(level) || isFar(level)) continue;
		const {parts} = solution(level);
		const checked = checkReplay(level, parts, standing);
		t.is(checked.flaw, null, level.id);
		t.not(checked.because, '');
		for (const [at, part] of parts.entries())
			for (const [index, {process}] of part.moves.entries()) {
				const moves = part.moves.with(index, {process: (process + 1) % level.parts[at]!.n, message: null});
				const {flaw, frames} = checkReplay(level, parts.with(at, {...part, moves}), standing);
				t.true(frames.length > 0);
				if (flaw === null) continue;
				t.is(flaw.part, at + 1, level.id);
				t.true(flaw.move === null || (flaw.move >= index && flaw.move <= moves.length), flaw.why);
				if (/cannot happen/u.test(flaw.why)) t.true(flaw.move! > index, flaw.why);
			}
	}
});

test('what does not fit is told, and where', t => {
	const agreement = levelNamed('1.1');
	const silent = levelNamed('1.5');
	const [won] = solution(agreement).parts;
	const [kept] = solution(silent).parts;
	t.is(said(agreement, [won]), '');
	for (const [level, parts, says] of [
		[agreement, [{moves: [{process: 0, message: 7}]}], /^Move 1: 0:7 cannot happen: in C0 nothing waits for p0\.$/u],
		[agreement, [{moves: [{process: 9, message: null}]}], /^Move 1: 9:- cannot happen: there is no p9; /u],
		[agreement, [{}], /^Its goal is not reached\.$/u],
		[agreement, [won, won], /^The level has only 1 part\.$/u],
		[agreement, [{...won, inputs: '000'}], /^It has the inputs 000, and those of this part are 011\.$/u],
		[
			agreement,
			[{...won, faults: [{process: 0, after: 1}]}],
			/^Move 1: p0 is declared faulty, and no fault is allowed/u,
		],
		[agreement, [{...won, said: {close: 0}}], /^It closes a loop, and no loop is asked for here\.$/u],
		[agreement, [{...won, said: {claim: 'proved'}}], /cannot be claimed here\.$/u],
		[agreement, [{...won, loop: {inputs: '01', schedule: '', close: 0}}], /^The loop that it brings is no fair loop/u],
		[silent, [{...kept, moves: [{process: 0, message: null}]}], /^Move 1: 0:- cannot happen: p0 is faulty\.$/u],
		[
			silent,
			[{...kept, faults: [...kept.faults, {process: 0, after: 0}]}],
			/p0 is declared faulty, and is faulty already/u,
		],
		[silent, [{...kept, faults: [{process: 8, after: 0}]}], /the last process is p2/u],
		[silent, [{...kept, faults: [{process: 0, after: 99}]}], /after move 99, and there are 2 moves/u],
		[silent, [{...kept, said: {close: 7}}], /^No fair loop leads back to C7 from C2, only to C0\.$/u],
		[silent, [{...kept, said: null}], /^Its goal is not reached\.$/u],
		[levelNamed('3.4'), [{moves: [{process: 0, message: null}]}], /^(?:Part 1: )?the inputs were to be chosen first/iu],
		[levelNamed('3.4'), [{inputs: '0'}], /there must be a digit 0 or 1 for each of/u],
		[levelNamed('4.8'), [solution(levelNamed('4.8')).parts[0]], /^Part 2: part 2 of 4 is missing\.$/u],
	] as const)
		t.regex(said(level, parts), says);
	// 4.1 is lost by the pinned event itself, where it comes at once
	const [pinned] = levelNamed('4.1').parts;
	const decoy = playLine(beginLevel(levelNamed('4.1')), pinned.decoys[0]!).play;
	t.regex(said(levelNamed('4.1'), replayOf(decoy)!.parts), /^Part 1, move \d: /u);
});

test('what was said is told in words', t => {
	for (const [id, says] of [
		['3.8', 'Said: C3 is the one.'],
		['4.3', 'Claimed: it cannot be done.'],
		['4.4', 'Said: p2 is the decider.'],
		['6.3', 'Attacked: agreement: two processes decide differently.'],
		['7.4', 'Said: the loop needs the power to raise a false alarm.'],
	] as const) {
		const {frames} = playAgain(levelNamed(id), solution(levelNamed(id)).parts);
		t.is(frameText(frames.findLast(({did}) => did?.do === 'say')!), says);
	}
});

test('a challenge is replayed by either form of its ID', t => {
	const code = makeCode(challengeOf('v1:easy#1').statement);
	for (const id of ['v1:easy#1', code]) {
		const {level} = challengeOf(id);
		const word = solutionCode(level);
		const packed = parseReplayCode(word);
		t.true(packed.ok);
		if (!packed.ok) continue;
		t.is(packed.value.id, id);
		t.deepEqual(packed.value.unpack(level), {ok: true, value: solution(level)});
		t.is(checkReplay(level, solution(level).parts, standing).flaw, null);
		t.regex((parseReplayCode(id) as {readonly error?: string}).error ?? '', /^is (?:no code|the code of a challenge)/u);
		t.regex((parseCode(word) as {readonly error?: string}).error ?? '', /^is the code of a replay, and no challenge/u);
		// for another level the moves are other ones
		t.false(packed.value.unpack(levelNamed('1.1')).ok);
	}
	// its goal is a critical configuration, which every step leads away from
	const {level} = challengeOf(code);
	const [won] = solution(level).parts;
	const {play} = checkReplay(level, [won], standing).frames.at(-1)!;
	const away = offersOf(play, null).flatMap(({event, changes}) =>
		changes ? [said(level, [{...won, moves: [...won.moves, event]}])] : [],
	);
	t.true(away.length > 0);
	for (const why of away)
		t.regex(why, /^Move 3: the goal was reached with move 2, and what comes after it leads away from it\.$/u);
});

test('a loop of the player’s own goes along, and only a fair one is let in', t => {
	const closing = levelNamed('5.5');
	const loop = ownLoopOf(playLine(beginLevel(closing), closing.parts[0].solution).play)!;
	const plain = levelNamed('7.4');
	const own = withOwnLoops(plain, levels, {'5.5': {loop}});
	const replay = solution(own);
	t.deepEqual(
		replay.parts.map(part => part.loop),
		[null, loop, null],
	);
	const packed = parseReplayCode(makeReplayCode(plain, replay)!);
	t.deepEqual(packed.ok ? packed.value.unpack(plain) : packed, {ok: true, value: replay});
	t.deepEqual(parseReplayFile(makeReplayText(replay)), {ok: true, value: replay});
	const {frames, flaw} = checkReplay(plain, replay.parts, standing);
	t.is(flaw, null);
	t.is(makeSchedule(frames.find(({play}) => play.at === 1)!.play.schedule), loop.schedule);
	const unfair = {...loop, schedule: loop.schedule.slice(0, loop.schedule.lastIndexOf(' '))};
	t.is(
		said(plain, replay.parts.with(1, {...replay.parts[1]!, loop: unfair})),
		'Part 2: the loop that it brings is no fair loop that may stand there.',
	);
});

test('a level of another pack has no replay, even where it has the number of one of ours', t => {
	const level = levelNamed('1.1');
	t.is(replayOf(beginLevel({...level, title: 'Mine'})), undefined);
	t.is(replayOf({...beginLevel(levelNamed('4.8')), at: 1}), undefined);
	t.is(makeReplayCode(level, {...solution(level), parts: [{...solution(level).parts[0], inputs: '011'}]}), undefined);
	const choosing = levelNamed('3.4');
	const [chosen] = solution(choosing).parts;
	t.is(makeReplayCode(choosing, {id: '3.4', parts: [{...chosen, inputs: '0110'}]}), undefined);
	for (const close of [32_768, 1e12])
		t.is(makeReplayCode(level, {...solution(level), parts: [{...solution(level).parts[0], said: {close}}]}), undefined);
	const impossible = [{process: 0, message: 'nothing like it'}];
	t.is(
		makeReplayCode(level, {...solution(level), parts: [{...solution(level).parts[0], moves: impossible}]}),
		undefined,
	);
});

test('every damaged code and file is refused in one sentence; a file that is a replay still is checked, whatever it says', t => {
	const most = isLong ? 10_000 : 1000;
	const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	const draw = drawFrom('damage to replays');
	const known = levels.map(level => ({level, code: solutionCode(level), text: makeReplayText(solution(level))}));
	const refused = (parsed: {readonly ok: boolean; readonly error?: string}, given: string): void => {
		t.false(parsed.ok, given);
		t.regex(parsed.error ?? '', /^(?:is|has|does|holds|was) [^\n]+[^.]$/u, given);
	};
	for (let number = 0; number < most; number++) {
		const {level, code, text} = draw.pick(known);
		const at = draw.below(code.length);
		const other = draw.pick([...digits].filter(digit => digit !== code[at]));
		const damaged = draw.pick([
			code.slice(0, at) + other + code.slice(at + 1),
			code.slice(0, at) + code.slice(at + 1),
			code.slice(0, at) + other + code.slice(at),
			code.slice(at + 1) + code.slice(0, at),
			code.slice(0, at),
			`${code.slice(0, at)}${draw.pick(['!', 'U', ' ', '\n', 'é', '\u0000'])}${code.slice(at + 1)}`,
		]);
		if (damaged !== code) refused(parseReplayCode(damaged), damaged);
		// bytes that nobody damaged, with a checksum that is right
		const made = Uint8Array.from({length: draw.below(30)}, () => draw.below(256));
		const packed = parseReplayCode(makeWord('replay', made));
		const unpacked = packed.ok ? packed.value.unpack(level) : packed;
		if (!unpacked.ok) refused(unpacked, String(made));
		const place = draw.below(text.length);
		const file = draw.pick([
			text.slice(0, place),
			text.slice(0, place) + draw.pick(['"', '{', '\\', '\u0000', '9', ',']) + text.slice(place + 1),
			text.slice(0, place) + text.slice(place + 1),
			text.replace('"parts":', '"Parts":'),
			text.replace(
				'"moves":"',
				`"moves":${draw.pick(['null', '7', '["x"]', '[{}]', '[{"process":-1,"message":null}]'])},"x":"`,
			),
		]);
		const parsed = parseReplayFile(file);
		if (!parsed.ok) refused(parsed, file);
		else t.notThrows(() => checkReplay(level, parsed.value.parts, () => ({is: 'open'})), file);
	}
});

test('whatever is changed in a replay, the check ends, and what can be packed comes out as it was', t => {
	const draw = drawFrom('changes to replays');
	const small = levels.filter(({id}) => !['1.2', '5.5', '5.6', '5.7', '5.8', '6.4', '7.3', '8.2', '8.3'].includes(id));
	const sayings: readonly Played['said'][] = [
		null,
		{close: 1},
		{close: 1e9},
		{name: 2},
		{name: 9},
		{point: 3},
		{power: 'coin'},
		{attack: 'agreement'},
		{claim: 'refuted'},
		{claim: 'proved'},
	];
	const changes: readonly ((part: Played) => Partial<Played>)[] = [
		({moves}) => ({
			moves: moves.toSpliced(draw.below(moves.length + 1), 0, {
				process: draw.below(5),
				message: draw.pick([null, 7, [[]]]),
			}),
		}),
		({moves}) => ({moves: moves.toSpliced(draw.below(moves.length + 1), 1)}),
		({moves}) => ({moves: [...moves, ...moves]}),
		() => ({said: draw.pick(sayings)}),
		() => ({inputs: draw.pick([null, '01', '000', '0110'])}),
		({faults}) => ({faults: [...faults, {process: draw.below(5), after: draw.below(6)}]}),
		() => ({loop: {inputs: '010', schedule: draw.pick(['0:- 1:- 2:-', 'none', '9:-']), close: draw.below(4)}}),
	];
	const seen = new Set<string>();
	for (let number = 0; number < (isLong ? 3000 : 150); number++) {
		const level = draw.pick(small);
		const {parts: before} = solution(level);
		const at = draw.below(before.length);
		const changed = draw.pick(changes)(before[at]!);
		const parts = before.with(at, {...before[at]!, ...changed}) as unknown as Replay['parts'];
		const {flaw, frames} = checkReplay(level, parts, standing);
		t.true(frames.length > 0);
		seen.add(flaw === null ? 'won' : flaw.why.slice(0, 12));
		const replay: Replay = {id: level.id, parts};
		const code = makeReplayCode(level, replay);
		const packed = code === undefined ? undefined : parseReplayCode(code);
		if (packed !== undefined) t.deepEqual(packed.ok ? packed.value.unpack(level) : packed, {ok: true, value: replay});
	}
	t.true(seen.size > 15, [...seen].join(', '));
});

test('files that mean harm are refused, quickly, and harm nothing', t => {
	const [part] = solution(levelNamed('1.1')).parts;
	const file = (change: unknown): string =>
		JSON.stringify({format: 'bivalent-replay/1', id: '1.1', parts: [{moves: ''}], ...(change as object)});
	const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
	for (const [text, says] of [
		['', /^is no replay: it is not JSON, it is empty$/u],
		['{"a": tru', /^is no replay: it is not JSON/u],
		['nul\u001B[31m', /^is no replay: it is not JSON/u],
		['[]', /^is no replay: /u],
		['null', /^is no replay: it must be a JSON object with format, id and parts$/u],
		['{"__proto__": {"format": "bivalent-replay/1"}}', /^is no replay: its /u],
		['{"format": "bivalent-certificate/1"}', /^is a certificate, and no replay: bivalent verify takes it$/u],
		['{"format": "bivalent-replay/2"}', /^is a replay of version 2, and this program knows version 1$/u],
		[file({format: undefined}), /its format is missing$/u],
		[file({id: 7}), /its id must be a text$/u],
		[file({id: 'v2:hard#7'}), /its id is of the generator's version v2/u],
		[file({id: 'x'.repeat(5000)}), /its id must have no more than 4,000 characters$/u],
		[file({parts: []}), /its parts must have at least one entry$/u],
		[file({parts: [{moves: '0:'}]}), /its parts\.0\.moves are wrong: event 1 \(at character 1\)/u],
		[file({parts: [{moves: '0:- '.repeat(501)}]}), /there are 501 of them; 500 are taken$/u],
		[file({parts: [{moves: [{process: 0}]}]}), /event 1 has no message; null stands for ∅$/u],
		[file({parts: [{moves: ['0:- 1:-']}]}), /event 1 is a text of 2 events$/u],
		[file({parts: [{moves: '', said: {claim: 'maybe'}}]}), /its parts\.0\.said/u],
		[
			file({parts: [{moves: '', faults: [{process: 0.5, after: 0}]}]}),
			/faults\.0\.process must be a whole number, 0 or more$/u,
		],
		[file({parts: [{moves: '0:"\u001B[31m" 0:'}]}), /^\P{Cc}+$/u],
		[
			`{"format":"bivalent-replay/1","id":"1.1","parts":[{"moves":[{"process":0,"message":${deep}}]}]}`,
			/event 1 has a message that is nested too deeply$/u,
		],
		[`{"format":"bivalent-replay/1","id":"1.1","parts":${deep}}`, /^is no replay: its parts/u],
		[
			'{"format":"bivalent-replay/1","id":"1.1","parts":[{"moves":"","__proto__":{"x":1}}]}',
			/its parts\.0\.__proto__ is no field of a replay$/u,
		],
	] as const) {
		const parsed = parseReplayFile(text);
		t.false(parsed.ok, text.slice(0, 99));
		t.regex(parsed.ok ? '' : parsed.error, says, text.slice(0, 99));
	}
	const shout = said(levelNamed('1.1'), [{moves: [{process: 0, message: `\u009B2J\u202E${'x'.repeat(99_999)}`}]}]);
	t.regex(shout, /^Move 1: 0:"\P{C}{50,60}… cannot happen: in C0 nothing waits for p0\.$/u);
	// such a key in a message is a key like another one
	const odd = parseReplayFile(
		'{"format":"bivalent-replay/1","id":"1.1","parts":[{"moves":[{"process":0,"message":{"__proto__":1}}]}]}',
	);
	t.true(odd.ok);
	t.regex(odd.ok ? said(levelNamed('1.1'), odd.value.parts) : '', /^Move 1: 0:\{"__proto__":1\} cannot happen/u);
	t.is(makeEvent(part.moves[0]!), '0:-');
	t.false(parseReplayCode('0'.repeat(1_000_000)).ok);
});

test('digits of any bases go into one number, and come out of it', t => {
	fc.assert(
		fc.property(
			fc.array(
				fc.integer({min: 1, max: 300}).chain(base => fc.tuple(fc.integer({min: 0, max: base - 1}), fc.constant(base))),
			),
			digits => {
				const {take, isEmpty} = digitsIn(bytesOfDigits(digits));
				return digits.every(([value, base]) => take(base) === value) && isEmpty();
			},
		),
		{seed: 9},
	);
	const {take, isEmpty} = digitsIn(Uint8Array.of(0, 1));
	t.is(take(2), 1);
	t.false(isEmpty(), 'a zero in front says nothing, and is not written');
});

test('a run as long as any is a code that is read again', t => {
	const level = levelNamed('5.3');
	const moves = Array.from({length: 500}, (_, at) => ({process: at % 2, message: null}));
	const replay: Replay = {id: '5.3', parts: [{inputs: null, moves, faults: [], said: null, loop: null}]};
	const code = makeReplayCode(level, replay)!;
	const parsed = parseReplayCode(code);
	t.deepEqual(parsed.ok ? parsed.value.unpack(level) : parsed, {ok: true, value: replay});
	const longer = {...replay, parts: [{...replay.parts[0], moves: [...moves, ...moves]}] as const};
	t.is(makeReplayCode(level, longer), undefined);
});
