import {type Certificate, makeCertificateText} from '../certificate/index.js';
import {type Inputs, makeEvent, makeSchedule, type Protocol, type Schedule} from '../flp/index.js';
import {count, doesText, type History, lanesText, listed, messageLabel, oneLine, replay} from '../game/index.js';
import {billOf, listProcesses, ownBreachOfValidity, valenceWords, withFaulty} from '../study/words.js';
import type {Report} from '../verdict/index.js';
import {block, code, plain, table} from './marked.js';

/** for lanes in a block of code */
const columns = 92;
/** components of a refutation that are listed, at most */
const mostComponents = 24;

/** A proof or a refutation that one can hand in: what is claimed, of which protocol, why, and how it is checked. @throws Error for a report that is neither */
export function markdown(protocol: Protocol, report: Report): string {
	if (report.verdict === 'unknown') throw new Error('there is nothing to write down of what is not known');
	const parts =
		report.certificate === undefined ? refuted(protocol, report) : proved(protocol, report, report.certificate);
	return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function proved(protocol: Protocol, report: Report, certificate: Certificate): string[] {
	const {inputs, faulty, faults, stem, loop, shift, toZero, toOne, n} = certificate;
	const from = stem.length;
	const to = from + loop.length;
	const history = replay(protocol, inputs, [...stem, ...loop]);
	const conditional = shift > 0;
	const who =
		faulty.length === 0
			? 'no process is faulty'
			: `${listProcesses(faulty)} ${faulty.length === 1 ? 'is' : 'are'} faulty`;
	const silent =
		faulty.length === 0
			? ''
			: faults === 'initial'
				? ` ${listProcesses(faulty)} never ${faulty.length === 1 ? 'takes' : 'take'} a step; valences are over the schedules without ${faulty.length === 1 ? 'it' : 'them'} (FLP85 §4).`
				: ` ${listProcesses(faulty)} takes no step from C${from} on, which one faulty process may do (FLP85 §2).`;
	return [
		`# ${plain(protocol.title)} can be kept bivalent for ever`,
		'## What is claimed',
		`**Claim.** ${conditional ? 'If the protocol behaves alike in all rounds, then from' : 'From'} the initial configuration of ${code(protocol.name)} with ${n} processes and inputs ${inputs} there is an admissible run (FLP85 §2) in which ${who}, every configuration is bivalent, and no process ever decides.`,
		...(conditional
			? [
					`**This is conditional.** The loop raises every round number by ${shift}. That the run goes on for ever rests on the protocol being the same in all rounds, as it declares (${code('rounds')}); bivalent has checked that on samples, which no finite check can go beyond.`,
				]
			: []),
		...protocolPart(protocol, report),
		'## The run',
		`The run is a lasso: ${from === 0 ? 'no stem' : `a stem of ${count(from, 'event')}`}, and a loop of ${count(loop.length, 'event')} from C${from} to C${to}, which is then taken again and again.${silent}`,
		block(lanesText(protocol, inputs, [...stem, ...loop], {columns, loop: {from, shift}})),
		'A cell is what a process receives and what it sends: letters stand for messages, ∅ for receiving nothing. Step by step:',
		stepsTable(protocol, history, from),
		`Stem: ${stem.length === 0 ? 'empty' : code(makeSchedule(stem))}`,
		`Loop: ${code(makeSchedule(loop))}`,
		'## Why it can be repeated',
		comesBack(protocol, history, certificate),
		'## Why it is admissible',
		`A run is admissible when at most one process is faulty and every message to a process that is not faulty is received in the end (FLP85 §2${faults === 'initial' ? '; for processes dead from the start, §4' : ''}). ${conditional ? 'In each lap' : 'In the loop, and so again and again,'} every process that is not faulty takes a step, and every message that waits for one of them at C${from} is received. Of equal copies the oldest is received first, so that every copy has its turn.`,
		fairness(protocol, history, certificate),
		'## Why it is bivalent throughout',
		`No process has decided anywhere on the stem or the loop: every output register in C0 to C${to} is still b. From C${from} both decisions can be reached:`,
		...([0, 1] as const).flatMap(value => [
			`**To ${value}:** ${code(makeSchedule(value === 0 ? toZero : toOne))}`,
			witness(protocol, certificate, value === 0 ? toZero : toOne),
		]),
		`So C${from} is bivalent (FLP85 §3). From every configuration of the run C${from} lies ahead${conditional ? ' (or a configuration like it, with higher round numbers, from which the same schedules, raised, decide)' : ''}, so that both decisions can be reached from each of them: the whole run is bivalent, and it never decides. ∎`,
		'## What it rests on',
		`${theory(faulty, faults)} ${report.judged ? 'bivalent’s judge, which shares no code with what found the run, has replayed it and accepts it.' : ''}`.trim(),
		`Check it yourself: save the following as ${code('proof.json')} and run ${code(`bivalent verify proof.json${'sha256' in certificate.protocol ? ' --protocol FILE' : ''}`)}.`,
		block(makeCertificateText(certificate), 'json'),
	];
}

function theory(faulty: readonly number[], faults: Certificate['faults']): string {
	if (faults === 'initial')
		return 'FLP85 §4, Theorem 2 shows that with processes dead from the start consensus can be had as long as a majority lives; this protocol, from these inputs, does not have it.';
	return faulty.length === 0
		? 'FLP85 §3, Theorem 1 shows that a partially correct protocol which decides in spite of one fault does not exist, by building such a run without any fault: it begins in a bivalent initial configuration (Lemma 2), and stays bivalent (Lemma 3). This is one for this protocol, found by search and not by the lemmas.'
		: 'FLP85 §3, Theorem 1 shows that no partially correct protocol decides in every admissible run with at most one fault. This is such a run for this protocol, found by search.';
}

function refuted(protocol: Protocol, report: Report): string[] {
	const {refutation, n, faults, initials, judged, unjudged = []} = report;
	const {components, inputs} = refutation!;
	const shown = components.slice(0, mostComponents);
	const who = {
		none: 'no process is faulty',
		one: 'at most one process is faulty',
		initial: 'a minority of processes is dead from the start',
	}[faults];
	return [
		`# ${plain(protocol.title)} cannot be kept bivalent for ever`,
		'## What is claimed',
		`**Claim.** From ${inputs === 'all' ? 'every initial configuration' : `the initial configuration with inputs ${inputs}`} of ${code(protocol.name)} with ${n} processes, every admissible run (FLP85 §2) in which ${who} comes to a configuration that is not bivalent, or to a decision.`,
		...(report.assumes.length === 0
			? []
			: [
					'**This is conditional.** It rests on the protocol behaving alike in all rounds, as it declares (`rounds`); bivalent has checked that on samples.',
				]),
		...protocolPart(protocol, report),
		'## Why there is none',
		`A run that stays open for ever ends up going round in a part of the open configurations that is strongly connected. Such a part gives an admissible run exactly when every process that is not faulty steps in it, and every message to one of them that waits in all of its configurations is received in it. ${report.complete ? 'All configurations were explored' : 'All that may be open was explored'}:`,
		table(
			['inputs', 'initial valence', 'configurations', 'of them open'],
			initials.map(initial => [
				initial.inputs,
				valenceWords[initial.valence],
				String(initial.configurations),
				String(initial.open),
			]),
		),
		components.length === 0
			? `${initials.every(({open}) => open === 0) ? 'No configuration is open' : 'There is no part of the open configurations to go round in: whatever is played soon leaves them'}. So there is no such run. ∎`
			: `These are all the parts to go round in, and what each of them owes${components.length > shown.length ? ` (the first ${shown.length} of ${components.length}; the others are in ${code('bivalent prove --json')})` : ''}:`,
		...(components.length === 0
			? []
			: [
					table(
						[...(inputs === 'all' ? ['inputs'] : []), 'faulty', 'configurations', 'a schedule to it', 'it owes'],
						shown.map(({inputs: from, faulty, size, at, owes}) => [
							...(inputs === 'all' ? [from ?? ''] : []),
							faulty.length === 0 ? 'none' : listProcesses(faulty),
							String(size),
							at.length === 0 ? 'empty' : code(makeSchedule(at)),
							'process' in owes
								? `a step of p${owes.process}`
								: `${code(makeEvent({process: owes.message.to, message: owes.message.message as never}))}: that message is never received in it`,
						]),
					),
					'Whoever pays leaves the part; whoever does not has a run that is not admissible. So there is no such run. ∎',
				]),
		'## The bill',
		`FLP85 §3, Theorem 1: no protocol keeps agreement and nontriviality and decides in every admissible run with at most one fault. ${billText(report)}`,
		...billParts(protocol, report),
		'## What it rests on',
		judged
			? 'bivalent’s judge, which shares no code with what found this, has explored the same configurations again and agrees.'
			: `Inputs ${listed(unjudged)} have too many configurations to be explored a second time; there it rests on the finder alone.`,
		`Check it: ${code(`bivalent prove ${'sha256' in refutation!.protocol ? 'FILE' : protocol.name} -n ${n}${inputs === 'all' ? '' : ` --inputs ${inputs}`} --faults ${faults} --expect refuted`)}.`,
	];
}

function billText(report: Report): string {
	const bill = billOf(report);
	return bill === undefined
		? 'What this one pays is told when all inputs are looked at (without --inputs).'
		: `This one pays: ${bill}.`;
}

function billParts(protocol: Protocol, {properties}: Report): string[] {
	if (properties === undefined) return [];
	const {agreement, nontriviality, validity, termination} = properties;
	const rows = [
		['agreement', agreement.status],
		['nontriviality', nontriviality.status],
		['validity', validity.status],
		['termination without faults', termination.none.status],
		['termination with at most one fault', termination.one.status],
		['termination with a minority dead from the start', termination.initial.status],
	];
	const shown: string[] = [];
	if (agreement.status === 'fails') {
		const {inputs, schedule} = agreement.counterexample;
		shown.push(
			`Two different decisions, from inputs ${inputs}: ${code(makeSchedule(schedule))}`,
			run(protocol, inputs, schedule),
		);
	} else if (termination.one.status === 'fails') {
		const {inputs, stem, loop, faulty, shift} = termination.one.counterexample;
		shown.push(
			`Nobody ever decides, from inputs ${inputs}, ${withFaulty(faulty)}: ${stem.length === 0 ? '' : `${code(makeSchedule(stem))}, and then `}${code(makeSchedule(loop))} for ever.`,
			block(lanesText(protocol, inputs, [...stem, ...loop], {columns, loop: {from: stem.length, shift}})),
		);
	}
	const wrong = ownBreachOfValidity(properties);
	if (wrong !== undefined) {
		const {inputs, schedule} = wrong;
		shown.push(
			`Somebody decides what is nobody’s input, from inputs ${inputs}: ${code(makeSchedule(schedule))}`,
			run(protocol, inputs, schedule),
		);
	}
	return [table(['what is asked of it', 'answer'], rows), ...shown];
}

/** What the protocol is, and how it is named; the inputs and the case that are looked at. */
function protocolPart(protocol: Protocol, {certificate, refutation, faults, reductions, initials}: Report): string[] {
	const reference = (certificate ?? refutation)!.protocol;
	const named =
		'sha256' in reference
			? `It is in a file with the SHA-256 ${code(reference.sha256)}.`
			: `It is of the catalogue of bivalent ${code(reference.bivalent)}: ${code(`bivalent protocols ${protocol.name}`)} says what every process does.`;
	return [
		'## The protocol',
		`${plain(protocol.title)} (${code(protocol.name)}): ${plain(protocol.summary)} ${named}`,
		`Looked at: ${initials.length === 1 ? `inputs ${initials[0]!.inputs}` : 'all input vectors'} (one digit a process, p0 leftmost), ${{none: 'no faults', one: 'at most one fault', initial: 'a minority dead from the start'}[faults]}. Terms are those of Fischer, Lynch and Paterson, *Impossibility of Distributed Consensus with One Faulty Process*, J. ACM 32(2), 1985 (FLP85).`,
		...(reductions.length === 0
			? []
			: [
					`Searched in a graph that is reduced by what the protocol declares (${reductions.join(', ')}); the schedules here are of the protocol itself.`,
				]),
	];
}

/** The steps of a run, numbered; the loop's from where it begins. */
function stepsTable(protocol: Protocol, {moves, pictures}: History, loopFrom: number): string {
	return table(
		['step', 'part', 'event', 'what it receives', 'what it does', 'leads to'],
		moves.map(({event, received, step}, index) => [
			String(index + 1),
			index < loopFrom ? 'stem' : 'loop',
			code(makeEvent(event)),
			`p${event.process}: ${event.message === null ? '∅' : `${received}, ${plain(messageLabel(protocol, event.message))}`}`,
			plain(doesText(protocol, pictures[index]!.configuration, event.process, step)) || 'nothing changes',
			`C${index + 1}`,
		]),
	);
}

function comesBack(protocol: Protocol, {pictures}: History, {stem, loop, faulty, shift}: Certificate): string {
	const [first, last] = [stem.length, stem.length + loop.length];
	const {states} = pictures[first]!.configuration;
	const raised = shift === 0 ? '' : `, but for round numbers, which are higher by ${shift}`;
	const silent =
		faulty.length === 0
			? ''
			: ` ${listProcesses(faulty)} has not moved; messages to it may have been added, which it never receives.`;
	const buffer = pictures[first]!.buffer.filter(({message}) => !faulty.includes(message.to)).map(
		({letter, message}) => `${letter} ${plain(messageLabel(protocol, message.value))} → p${message.to}`,
	);
	return [
		`C${last} is C${first} again${raised}: every process that is not faulty is in the same state, and the same messages wait for it.${silent} So the same events can be applied again.`,
		table(
			['process', `state in C${first}${shift === 0 ? ` and C${last}` : ''}`],
			states.map((state, p) => [`p${p}${faulty.includes(p) ? ' (faulty)' : ''}`, code(oneLine(JSON.stringify(state)))]),
		),
		`Waiting in C${first}: ${buffer.length === 0 ? 'nothing' : buffer.join(', ')}.`,
	].join('\n\n');
}

/** Who steps where in the loop, and where what waited is received. */
function fairness(protocol: Protocol, {moves, pictures}: History, {stem, loop, faulty, n}: Certificate): string {
	const inLoop = moves.slice(stem.length);
	const stepsOf = (p: number): string =>
		inLoop.flatMap(({event}, index) => (event.process === p ? [String(stem.length + index + 1)] : [])).join(', ');
	const processes = Array.from({length: n}, (_, p) => p).filter(p => !faulty.includes(p));
	const waiting = pictures[stem.length]!.buffer.filter(({message}) => !faulty.includes(message.to));
	return [
		table(
			['process', 'takes the steps'],
			processes.map(p => [`p${p}`, stepsOf(p)]),
		),
		waiting.length === 0
			? `No message waits for a process that is not faulty in C${stem.length}.`
			: table(
					[`waits in C${stem.length}`, 'for', 'is received in step'],
					waiting.map(({letter, message}) => {
						const index = inLoop.findIndex(
							({event}) => makeEvent(event) === makeEvent({process: message.to, message: message.value}),
						);
						return [
							`${letter} ${plain(messageLabel(protocol, message.value))}`,
							`p${message.to}`,
							String(stem.length + index + 1),
						];
					}),
				),
		loop.length === 1 ? 'The loop is one event long.' : '',
	]
		.filter(part => part !== '')
		.join('\n\n');
}

/** A schedule from where the loop begins, to a decision. */
function witness(protocol: Protocol, {inputs, stem}: Certificate, schedule: Schedule): string {
	return block(lanesText(protocol, inputs, [...stem, ...schedule], {columns, since: stem.length}));
}

function run(protocol: Protocol, inputs: Inputs, schedule: Schedule): string {
	return block(lanesText(protocol, inputs, schedule, {columns}));
}
