import {applyEvent, canonicalText, type Configuration, initialConfiguration} from '../flp/index.js';
import {count, eventText, messageLabel} from '../game/index.js';
import {admissible as servedIn} from './asked.js';
import {detourShown} from './detour-text.js';
import {detoursFrom, isBivalent} from './detours.js';
import {blank, head, lanes, lassoLanes, type Line, say, type Shown, table} from './lines.js';
import {type Construction, construct} from './stages.js';
import {endlessRun, type Subject} from './subject.js';
import {billOf, verdictSentence, withFaulty} from './words.js';

/** stages that are shown where nobody asks for more */
const usual = 6;

/** The first stages. */
export function stages(subject: Subject): Shown {
	return stagesShown(subject, construct(subject, usual));
}

/** The construction as far as it was taken: who is next, the stages, latest first, and the run; or where and why it stops. */
export function stagesShown(subject: Subject, built: Construction): Shown {
	const {inputs} = subject;
	const {schedule, stopped, round} = built;
	return {
		...stageAnswer(built),
		lines: [
			...(stopped === null ? nextLines(subject, built) : stoppedLines(subject, built)),
			...(round === null ? [] : [...roundLines(round), blank]),
			...stageTable(subject, built),
			...(schedule.length === 0 ? [] : [blank, head('The run'), ...lanes(subject, inputs, schedule)]),
		],
	};
}

/** How the construction goes, in a word. */
function stageAnswer({stopped}: Construction): Pick<Shown, 'answer' | 'word'> {
	if (stopped === null) return {answer: 'holds', word: 'it goes on'};
	if (stopped === 'settled') return {answer: 'unknown', word: 'does not apply'};
	return stopped.known ? {answer: 'fails', word: 'it stops'} : {answer: 'unknown', word: 'not known here'};
}

function nextLines({protocol}: Subject, {queue, oldest}: Construction): Line[] {
	return [
		{name: 'queue', text: queue.map(p => `p${p}`).join(' ')},
		{
			name: 'next',
			text: `p${queue[0]}, which ${oldest === null ? 'receives ∅: nothing waits for it' : `receives its oldest message, “${messageLabel(protocol, oldest)}”`}`,
		},
		blank,
	];
}

function stageTable({protocol}: Subject, {stages: built}: Construction): Line[] {
	if (built.length === 0) return [];
	const rows = built.map(({head: p, event, way, end}, index) => [
		`${index + 1}`,
		`p${p}`,
		event.message === null ? '∅' : messageLabel(protocol, event.message),
		way.length === 0 ? 'at once' : `after ${count(way.length, 'step')}`,
		`C${end}`,
	]);
	return table([['stage', 'turn', 'receives', 'detour', 'still open in'], ...rows.reverse()]);
}

function roundLines({from, to, certificate: {shift}}: NonNullable<Construction['round']>): Line[] {
	const back = from === 0 ? 'where it began' : `where stage ${from} ended`;
	return [
		say(
			`Stage ${to} ends ${back}: the same configuration${shift === 0 ? '' : `, but for round numbers, which are higher by ${shift}`}, the same queue, the messages in the same order. So it goes round for ever, and the judge accepts that loop as a certificate.`,
		),
	];
}

function stoppedLines(subject: Subject, {stopped, schedule, stages: built}: Construction): Line[] {
	if (stopped === null) return [];
	if (stopped === 'settled')
		return [say(`The beginning with inputs ${subject.inputs} is not open, so there is nothing to keep open.`)];
	const {event, at} = stopped;
	const found = detoursFrom(at, event, isBivalent);
	const breaks = found.found !== null;
	const isKnown = found.neighbours !== null;
	return [
		say(
			`After ${count(built.length, 'stage')} there is no next one: p${event.process}’s turn, ${eventText(event, subject.protocol)}, and ${breaks ? 'wherever that leads, it is settled, or somebody has decided' : isKnown ? 'it has no detour' : 'the search for a detour has given up; whether there is one is not known'}.`,
		),
		...(breaks
			? [say('Lemma 3 is not to blame: the protocol is not partially correct, and of such the theorem says nothing.')]
			: []),
		blank,
		...detourShown(subject, {schedule, at, event}, found).lines,
		blank,
	];
}

/** stages after which the figures of who was served are taken */
const many = 30;

/** How long anybody had to wait in many stages. */
export function admissible(subject: Subject): Shown {
	const {protocol, inputs, n} = subject;
	const construction = construct(subject, many);
	const {schedule, stages: built, stopped} = construction;
	if (stopped !== null)
		return {
			...stageAnswer(construction),
			lines:
				endlessRun(subject) === undefined
					? [
							say(
								`The construction stops after ${count(built.length, 'stage')}, and in this protocol somebody decides in every admissible run. It pays with something else: ${billOf(subject.report()) ?? 'what, is not known'}.`,
							),
						]
					: [
							say(`The construction stops after ${count(built.length, 'stage')}. Then another run does it:`),
							blank,
							...servedIn(subject).lines,
						],
		};
	const steps = Array.from({length: n}, () => 0);
	let waited = 0;
	let received = 0;
	let configuration: Configuration = initialConfiguration(protocol, inputs);
	let sentAt: number[] = [];
	for (const [move, event] of schedule.entries()) {
		const text = event.message === null ? null : canonicalText(event.message);
		const at = configuration.buffer.findIndex(
			({to, value}) => text !== null && to === event.process && canonicalText(value) === text,
		);
		if (at !== -1) {
			waited = Math.max(waited, move - sentAt[at]!);
			received++;
		}
		const {after, step} = applyEvent(protocol, configuration, event)!;
		sentAt = [...sentAt.filter((_, i) => i !== at), ...(step.send ?? []).map(() => move)];
		configuration = after;
		steps[event.process]!++;
	}
	return {
		answer: 'holds',
		lines: [
			say(`In ${count(many, 'stage')} there were ${count(schedule.length, 'step')}, and nobody has decided.`),
			...steps.map((own, p) => ({name: `p${p}`, text: count(own, 'step')})),
			{
				name: 'messages',
				text: `${received.toLocaleString('en')} received, ${configuration.buffer.length.toLocaleString('en')} waiting now`,
			},
			{name: 'longest', text: `none of those that were received waited longer than ${count(waited, 'step')}`},
		],
	};
}

/** What the engine and the judge say of the protocol as a whole. */
export function verdict(subject: Subject): Shown {
	const report = subject.report();
	const {certificate} = report;
	const bill = billOf(report) ?? 'what, is not known';
	return {
		answer: report.verdict === 'unknown' ? 'unknown' : 'holds',
		word: {proved: 'it does', refuted: 'it pays otherwise', unknown: 'not known here'}[report.verdict],
		lines: [
			...(certificate === undefined
				? [
						say(
							report.verdict === 'refuted'
								? `No admissible run stays bivalent for ever on this protocol, and none need: ${bill}.`
								: verdictSentence(report),
						),
					]
				: [
						say(
							`From inputs ${certificate.inputs}, ${withFaulty(certificate.faulty)}, there is a run that stays bivalent for ever, so nobody ever decides in it:`,
						),
						blank,
						...lassoLanes(subject, certificate.inputs, certificate),
					]),
			blank,
			say(
				report.judged
					? 'The engine has found that; the judge, a program that shares nothing with it, has checked it.'
					: 'This was not checked a second time: there are more configurations than the judge looks at.',
			),
		],
	};
}
