import {
	act,
	attackNames,
	beginLevel,
	historyOf,
	loopsToClose,
	loopTermsOf,
	nextPart,
	partOf,
	powerNames,
	type Play,
} from '../../src/game/index.js';
import type {Claim, Level} from '../../src/level/index.js';
import {keys, type TestTerminal} from './terminal.js';

/** Milliseconds after which something counts as missing: nobody waits so long unless the test fails. */
const patience = 90_000;

/** The line above the list of moves, or of configurations, with the page where there are several. */
const listHead = /^ (?:YOUR MOVE|WHICH ONE\?)(?: {2}\((\d+) of (\d+)\))?/mu;

/** Something to do on the screen, when so many moves were made: choose inputs, declare a fault, choose a row by how it begins, make a claim. */
type Deed = {readonly made: number} & (
	| {readonly inputs: string}
	| {readonly faulty: number}
	| {readonly row: string}
	| {readonly claim: Claim}
);

/**
 * Plays our solution of a level whose text is in sight, and sees every part done and the level won with all stars. The solution says what is
 * to be done; which row that is, on which page and under which number, is read off the screen.
 */
export async function playLevel(terminal: TestTerminal, level: Level): Promise<void> {
	const of = level.parts.length;
	for (let play: Play | undefined = beginLevel(level); play !== undefined; play = nextPart(play)) {
		const at = play.at + 1;
		if (at === 1 || partOf(play).text.length > 0) await start(terminal, play);
		for (const deed of deedsOf(play)) await perform(terminal, play, deed);
		await terminal.waitFor(at === of ? /^ {3}Won {2}★★★ .*unaided$/mu : `   ${at} of ${of} done`, patience);
		if (at < of) await choose(terminal, `on to the next goal of this level (${at + 1} of ${of})`);
	}
}

/** Our line for a part, as `playLine` plays it: its rows are named by the letters that the messages have. */
function deedsOf(begun: Play): Deed[] {
	const {inputs, schedule, faulty, after, name, point, power, attack, claim} = partOf(begun).solution;
	const deeds: Deed[] = [];
	let play = begun;
	if (inputs !== undefined) {
		deeds.push({made: 0, inputs});
		play = act(play, {do: 'choose', inputs});
	}
	for (let made = 0; made <= schedule.length; made++) {
		if (faulty !== undefined && after === made) {
			deeds.push({made, faulty});
			play = act(play, {do: 'declare', process: faulty});
		}
		const event = schedule[made];
		if (event === undefined) break;
		play = act(play, {do: 'move', event});
		deeds.push({made, row: `p${event.process} receives ${historyOf(play).moves.at(-1)!.received ?? '∅'} `});
	}
	const terms = loopTermsOf(play);
	const close = terms === null || play.inputs === null ? undefined : loopsToClose(historyOf(play), terms)[0];
	const made = schedule.length;
	if (close !== undefined) deeds.push({made, row: `close the loop: back in C${close},`});
	if (name !== undefined) deeds.push({made, row: `say: p${name} is the decider`});
	if (point !== undefined) deeds.push({made, row: `C${point} `});
	if (power !== undefined) deeds.push({made, row: powerNames[power]});
	if (attack !== undefined) deeds.push({made, row: attackNames[attack]});
	if (claim !== undefined) deeds.push({made, claim});
	return deeds;
}

async function start(terminal: TestTerminal, {level, at}: Play): Promise<void> {
	const title = at === 0 ? level.title : `${level.title}, ${at + 1} of ${level.parts.length}`;
	await terminal.waitFor(new RegExp(`^ {3}${escaped(title)}$`, 'mu'), patience);
	await terminal.waitFor('⏎ start', patience);
	await terminal.press(keys.enter);
}

async function perform(terminal: TestTerminal, play: Play, deed: Deed): Promise<void> {
	if ('inputs' in deed) return setInputs(terminal, deed.inputs);
	const {inputs, solution} = partOf(play);
	const begins = inputs === 'choose' && solution.inputs === undefined;
	await terminal.waitFor(begins ? /^ [ ❯ ]+p0 {3}input [01]$/mu : countOf(deed.made), patience);
	if ('row' in deed) return pick(terminal, deed.row);
	if ('faulty' in deed) {
		await terminal.press('f');
		await terminal.waitFor('Declare a process faulty', patience);
		await choose(terminal, `p${deed.faulty}`);
		await terminal.waitFor(`p${deed.faulty} is faulty`, patience);
	} else {
		// where the row is on another page, or inputs are to be chosen, the key does it
		const row = rowsOn(terminal.screen()).find(({text}) => text.startsWith('claim that it cannot be done'));
		await terminal.press(row?.number ?? 'C');
		await terminal.waitFor(/^ Claim$/mu, patience);
		await choose(terminal, deed.claim === 'refuted' ? 'it cannot be done, whatever is played' : 'it can be done');
	}
}

/** The play screen after so many moves. */
function countOf(made: number): RegExp {
	return new RegExp(String.raw` {2}(?:move )?${made}(?: · (?:par|best) \d+)?$(?=[\s\S]*^ RUN )`, 'mu');
}

/** Flips the inputs that are not as they should be, each with its digit, and begins with them. */
async function setInputs(terminal: TestTerminal, inputs: string): Promise<void> {
	for (const [p, digit] of [...inputs].entries()) {
		const row = (shown: string): RegExp => new RegExp(`p${p} {3}input ${shown}$`, 'mu');
		const screen = await terminal.waitFor(row('[01]'), patience);
		if (!row(digit).test(screen)) await terminal.press(String(p));
		await terminal.waitFor(row(digit), patience);
	}
	await terminal.press(keys.enter);
}

/** Presses the number of the row that begins so: on whichever page it stands, or in the row that ∅-steps share. */
export async function pick(terminal: TestTerminal, begins: string): Promise<void> {
	// this row comes when the engine has looked
	if (begins.startsWith('close'))
		await terminal.waitFor(new RegExp(`^ [ ❯] \\d {2}${escaped(begins)}`, 'mu'), patience);
	for (let turned = 0; ; turned++) {
		const screen = await terminal.waitFor(listHead, patience);
		const row = rowsOn(screen).find(({text}) => text.startsWith(begins));
		if (row !== undefined) return terminal.press(row.number);
		const shared = rowsOn(screen).find(({text}) => sharesStep(text, begins));
		const [, page = '1', of = '1'] = listHead.exec(screen) ?? [];
		if (shared !== undefined) {
			await terminal.press(shared.number);
			await terminal.waitFor(/^(?![\s\S]*receive ∅: nothing changes)/u, patience);
		} else if (turned < Number(of)) {
			await terminal.press('n');
			await terminal.waitFor(` (${(Number(page) % Number(of)) + 1} of ${of})`, patience);
		} else {
			throw new Error(`no row begins with "${begins}". The screen:\n${screen.trimEnd()}`);
		}
	}
}

/** The rows of the list of moves that are in sight, with the numbers before them. */
function rowsOn(screen: string): {readonly number: string; readonly text: string}[] {
	const head = screen.search(listHead);
	return [...(head === -1 ? '' : screen.slice(head)).matchAll(/^ [ ❯] (?<number>\d) {2}(?<text>.*)$/gmu)].map(
		({groups}) => groups as {number: string; text: string},
	);
}

/** Whether this row stands for several ∅-steps, and this one is among them. */
function sharesStep(text: string, begins: string): boolean {
	const [, processes] = /^(p.*) receive ∅/u.exec(text) ?? [];
	return processes?.split(', ').some(process => begins === `${process} receives ∅ `) === true;
}

/** Goes with the arrow to the row of a list that begins so, and presses enter. */
export async function choose(terminal: TestTerminal, begins: string): Promise<void> {
	await terminal.waitFor(new RegExp(`^ [ ❯] ${escaped(begins)}`, 'mu'), patience);
	for (;;) {
		const [chosen] = /^ ❯ .*$/mu.exec(await terminal.waitFor(/^ ❯ /mu, patience))!;
		if (chosen.startsWith(` ❯ ${begins}`)) return terminal.press(keys.enter);
		await terminal.press(keys.down);
		await terminal.waitFor(new RegExp(`^ ❯ (?!${escaped(chosen.slice(3))}$)`, 'mu'), patience);
	}
}

function escaped(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
