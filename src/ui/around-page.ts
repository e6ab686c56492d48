import {
	count,
	listed,
	messageLabel,
	placeLabel,
	type Play,
	replay,
	scheduleText,
	storageLabel,
	wrap,
} from '../game/index.js';
import type {Around, AroundPlace, AroundStep} from '../worker/client.js';
import {chosenStep, numberOf, type Seen, seenAround, stepsOf, wayTo} from './around.js';
import {cut, labelColumns} from './choices.js';
import {inquiryScreen, insightOf} from './inquiry.js';
import type {Session} from './session.js';
import {markOf, type Theme, wordOf} from './theme.js';

/** What is told of the chosen configuration under a label: items, none of which is broken if it fits a line, and what stands between them. */
interface Told {
	readonly label: string;
	readonly items: readonly string[];
	readonly between: string;
}

/** How the rows between title and key bar are shared out: what there is in all, the map, and the chosen configuration. */
export interface AroundLayout {
	readonly summary: readonly string[];
	readonly mapRows: number;
	readonly told: readonly {readonly label: string; readonly lines: readonly string[]}[];
}

/** The rows of the map and what is told below it, which has as many rows wherever one is. */
export function aroundLayout(session: Session, seen: Seen, theme: Pick<Theme, 'ascii'>): AroundLayout {
	const {rows, columns} = session;
	const summary = cut(wrap(summaryText(seen), columns - 2), 2);
	const below = rows < 24 ? 8 : rows < 34 ? 9 : 12;
	const width = columns - labelColumns - 2;
	const told = toldOf(session, seen, theme).map(({label, items, between}) => ({
		label,
		lines: wrap(
			items.map(item => (item.length <= width ? item.replaceAll(' ', unbroken) : item)).join(between),
			width,
		).map(line => line.replaceAll(unbroken, ' ')),
	}));
	return {summary, mapRows: rows - 4 - summary.length - 1 - below, told: fitted(told, below - 1)};
}

/** At most so many lines in all: the longest parts are cut first. */
function fitted(told: AroundLayout['told'], rows: number): AroundLayout['told'] {
	const lines = told.map(one => one.lines.length);
	while (lines.reduce((sum, one) => sum + one, 0) > rows && Math.max(...lines) > 1)
		lines[lines.lastIndexOf(Math.max(...lines))]!--;
	return told.map((one, index) => ({...one, lines: cut(one.lines, lines[index]!)}));
}

/** What stands there instead of a map. */
export function noMapText(session: Session): string {
	const insight = insightOf(session);
	if (insight === null) return 'The engine is looking.';
	return typeof insight === 'string'
		? `${insight} c asks the engine again.`
		: 'The engine did not get this far: there is too much to look at, and so nothing is known from here.';
}

/** How many configurations there are ahead of the middle, and how one can go round among them. */
function summaryText(seen: Seen): string {
	const {around} = seen;
	const {reachable, open, critical, complete, reduced} = around;
	const ahead = around.loops.filter(one => one.ahead).map(({size}) => size);
	const sizes =
		ahead.length > 3
			? `up to ${Math.max(...ahead).toLocaleString('en')}`
			: listed(ahead.map(size => size.toLocaleString('en')));
	const parts = [
		open === 0 ? 'none' : open.toLocaleString('en'),
		complete ? ' open' : ' known to be open',
		open === 0 || (critical === 0 && !complete)
			? ''
			: `, ${critical === 0 ? 'none' : critical.toLocaleString('en')} critical`,
		open === 0 ? '' : ahead.length === 0 ? '; no open loop' : `; ${count(ahead.length, 'open loop')} of ${sizes}`,
	];
	return `From ${nameOf(seen, 0)}, ${complete ? '' : 'over '}${count(reachable, 'configuration')} can be reached${reduced ? ', up to rounds' : ''}: ${parts.join('')}.`;
}

/** What a place is called: C3 on the run, C3+2 two steps off it. */
export function nameOf(seen: Seen, place: number): string {
	const {at, off} = wayTo(seen, place);
	const number = numberOf(seen, place);
	if (number !== undefined) return `C${number}`;
	return `C${at}${off.length === 0 ? '' : `+${off.length}`}`;
}

/** The label of a layer. */
export function layerLabel(seen: Seen, layer: number, {schedule}: Pick<Play, 'schedule'>): string {
	if (layer > 0) return count(layer, 'step');
	const {around, screen} = seen;
	const number = around.path.length - 1 + layer;
	const name = number <= screen.at ? `C${number}` : `C${screen.at}+${number - screen.at}`;
	return number === schedule.length && number <= screen.at ? `${name} now` : name;
}

/** A play that stands at a place: where the run has been there, with the letters of then; where round numbers may differ, by going on. */
function playAt(play: Play, seen: Seen, place: number): Play {
	const number = seen.around.reduced ? undefined : numberOf(seen, place);
	const {at, off} = number === undefined ? wayTo(seen, place) : {at: number, off: []};
	return {...play, schedule: [...play.schedule.slice(0, at), ...off], said: null};
}

/** All that is told of the chosen configuration. */
function toldOf({play}: Session, seen: Seen, theme: Pick<Theme, 'ascii'>): Told[] {
	const {around, screen} = seen;
	const place = around.places[screen.chosen]!;
	const there = playAt(play, seen, screen.chosen);
	const {protocol} = play;
	const {configuration, buffer} = replay(protocol, play.inputs!, there.schedule).pictures.at(-1)!;
	const way = wayText(play, seen);
	return [
		{
			label: nameOf(seen, screen.chosen),
			items: `${markOf(place.valence, theme)} ${kindText(place)}${way === '' ? '' : `, by ${way}`}`.split(' · '),
			between: ' · ',
		},
		{label: '', items: whereText(around, screen.chosen), between: ' '},
		{
			label: 'STATES',
			items: configuration.states.map(
				({input, output, pc, storage}, p) =>
					`p${p} x ${input} y ${output ?? 'b'} ${placeLabel(pc)}${storage === null ? '' : ` ${storageLabel(protocol, storage)}`}`,
			),
			between: ' · ',
		},
		{
			label: 'BUFFER',
			items:
				buffer.length === 0
					? ['empty']
					: buffer.map(({letter, message: {to, value}}) => `${letter} ${messageLabel(protocol, value)} → p${to}`),
			between: ', ',
		},
		{label: 'STEPS', items: stepsText(there, seen, theme), between: '  '},
	];
}

/** The schedule to the chosen place from the run; empty on the run. */
function wayText(play: Play, seen: Seen): string {
	const {chosen} = seen.screen;
	const {at, off} = wayTo(seen, chosen);
	if (numberOf(seen, chosen) !== undefined || off.length === 0) return '';
	return scheduleText({...play, schedule: play.schedule.slice(0, at)}, off);
}

function kindText({valence, open, critical, decided}: AroundPlace): string {
	const words = [
		wordOf(valence),
		...(decided.length === 0 ? [] : [`${listed(decided.map(String))} decided`]),
		...(open ? [critical === true ? 'critical' : 'open'] : []),
	];
	return words.join(', ');
}

/** Where a configuration is among those that are open, and how near to the end of that. */
function whereText(around: Around, index: number): string[] {
	const {open, critical, loop, valence, decided} = around.places[index]!;
	if (!open) return [settledText(valence, decided.length > 0)];
	if (critical === true) return ['Every step that changes anything settles it.'];
	const steps = stepsOf(around, index);
	const unknown = steps.filter(step => step.valence === 'unknown').length;
	const settle = steps.filter(step => !step.open).length - unknown;
	const isKnown = unknown === 0;
	const edge =
		settle > 0
			? `${settle} of its ${count(steps.length, 'step')} settle${settle === 1 ? 's' : ''} it${isKnown ? '' : ', as far as is known'}.`
			: steps.length === 1
				? `Its step ${isKnown ? 'does not settle it' : 'is not known to settle it'}.`
				: `None of its ${steps.length} steps ${isKnown ? 'settles it' : 'is known to settle it'}.`;
	const {size, ahead} = around.loops[loop ?? -1] ?? {size: 0, ahead: false};
	// those ahead come first, and are those that the summary counts
	const ofThem = around.loops.filter(one => one.ahead).length;
	const inLoop = ahead ? `In loop ${(loop ?? 0) + 1} of ${ofThem}` : 'In a loop that lies behind';
	const round =
		loop === null
			? `No open way ${around.complete ? 'leads' : 'is known to lead'} back to it.`
			: `${inLoop}: ${size === 1 ? 'a step leads back to it at once' : `one can go round in ${size.toLocaleString('en')} configurations`}.`;
	return ['Open: bivalent, and nobody has decided.', round, edge];
}

function settledText(valence: AroundPlace['valence'], isDecided: boolean): string {
	switch (valence) {
		case 'zero':
			return 'Settled: nothing but 0 can be decided.';
		case 'one':
			return 'Settled: nothing but 1 can be decided.';
		case 'stuck':
			return 'Settled: nobody can decide any more.';
		case 'bivalent':
			return isDecided ? 'Not open: somebody has decided, and the other decision can be made, too.' : '';
		case 'unknown':
			return 'The engine has not looked far enough to know.';
	}
}

/** The steps that lead on, each with its number and where it leads, then those that change nothing. */
function stepsText(there: Play, seen: Seen, theme: Pick<Theme, 'ascii'>): string[] {
	const {around, screen} = seen;
	const chosen = chosenStep(seen);
	const steps = stepsOf(around, screen.chosen).map(
		(step, index) =>
			`${index === chosen ? '❯' : ' '}${index + 1} ${scheduleText(there, [step.event])} ▸${markOf(step.valence, theme)}${targetText(seen, step)}`,
	);
	const idle = around.places[screen.chosen]!.steps.filter(({to}) => to === screen.chosen);
	const nothing =
		idle.length === 0 ? [] : [` nothing changes: ${idle.map(({event}) => scheduleText(there, [event])).join(', ')}`];
	return [...(steps.length === 0 ? ['none that changes anything'] : steps), ...nothing];
}

/** a blank at which no line is broken */
const unbroken = '\u00A0';

/** A step back to the run says so, and one to where nobody has looked. */
function targetText(seen: Seen, {to}: AroundStep): string {
	if (to === 'beyond') return ' not looked at';
	if (to === 'far') return ' …';
	const number = numberOf(seen, to);
	return number === undefined ? '' : ` C${number}`;
}

/** The map as sentences: the chosen configuration, its steps, and what there is in all. */
export function aroundSentences(session: Session): string[] {
	const seen = seenAround(session);
	const screen = inquiryScreen(session);
	if (seen === undefined || screen?.name !== 'around') return [noMapText(session)];
	const {around} = seen;
	const {chosen} = seen.screen;
	const steps = stepsOf(around, chosen);
	const there = playAt(session.play, seen, chosen);
	const [first, where, ...rest] = toldOf(session, seen, {ascii: false});
	const stepSentence = (step: AroundStep, index: number): string => {
		const number = typeof step.to === 'number' ? numberOf(seen, step.to) : undefined;
		return `${index + 1}: ${spoken(scheduleText(there, [step.event]))}, then ${wordOf(step.valence)}${number === undefined ? '' : `, C${number}`}`;
	};
	const at = chosenStep(seen);
	return [
		`Chosen: ${first!.label.replace('+', ' plus ')}, ${spoken(first!.items.join(first!.between))}. ${where!.items.join(' ')}`,
		...(steps.length === 0
			? ['No step from here changes anything.']
			: [
					`Chosen step, ${at + 1} of ${steps.length}: ${stepSentence(steps[at]!, at).replace(/^\d+: /u, '')}.`,
					`Steps. ${steps.map(stepSentence).join('. ')}.`,
				]),
		...rest
			.slice(0, -1)
			.map(({label, items}) => `${label[0]}${label.slice(1).toLowerCase()}: ${spoken(items.join('; '))}.`),
		summaryText(seen),
	];
}

function spoken(text: string): string {
	return text
		.replaceAll(/[◐○●✕?] /gu, '')
		.replaceAll('∅', 'nothing')
		.replaceAll(' · ', ', ')
		.replaceAll(' → ', ' to ');
}
