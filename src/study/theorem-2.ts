import {faultCases} from '../engine/index.js';
import {blank, head, lassoLanes, say, type Shown, table} from './lines.js';
import {silence} from './silent.js';
import {propertiesOf, type Subject} from './subject.js';
import {listProcesses, valenceWords, withFaulty} from './words.js';

/** What can be decided without each minority, and whether it must be. */
export function deadSets(subject: Subject): Shown {
	const {n, inputs, looker} = subject;
	const {agreement, termination} = propertiesOf(subject);
	const {initial} = termination;
	const rows = faultCases('initial', n).map(({faulty}) => [
		faulty.length === 0 ? 'nobody' : listProcesses(faulty),
		valenceWords[silence(looker(inputs), [], faulty).valence],
	]);
	return {
		answer: initial.status,
		lines: [
			head(`With inputs ${inputs}`),
			...table([['dead', 'what can be decided without them'], ...rows]),
			blank,
			say(
				{
					holds:
						'And it is decided, whatever the inputs and whoever of a minority is dead, in every run that leaves out nobody else.',
					fails: 'But it need not be decided: this protocol does not need a death in mid-run to be stopped.',
					unknown: 'Whether it must be is not known: not everything was looked at.',
				}[initial.status],
			),
			...(agreement.status === 'fails' ? [say('But two processes may decide differently: agreement fails.')] : []),
			...(initial.status === 'fails'
				? [
						blank,
						head(
							`With inputs ${initial.counterexample.inputs}, ${withFaulty(initial.counterexample.faulty)} from the start`,
						),
						...lassoLanes(subject, initial.counterexample.inputs, initial.counterexample),
					]
				: []),
		],
	};
}

/** What one fault in mid-run does. */
export function midRun(subject: Subject): Shown {
	const {one} = propertiesOf(subject).termination;
	if (one.status !== 'fails')
		return {
			answer: one.status === 'holds' ? 'fails' : 'unknown',
			lines: [
				say(
					one.status === 'holds'
						? 'Somebody decides all the same, in every admissible run. So this protocol pays with something else: see Theorem 1.'
						: 'Not enough was seen to tell.',
				),
			],
		};
	const {inputs, faulty, stem, loop, shift} = one.counterexample;
	const {initial} = propertiesOf(subject).termination;
	const spoke = stem.filter(({process}) => faulty.includes(process)).length;
	return {
		answer: 'holds',
		lines: [
			say(
				faulty.length === 0
					? `With inputs ${inputs} not even a fault is needed:`
					: `With inputs ${inputs}, p${faulty[0]} ${spoke === 0 ? 'is silent from the start' : `takes ${spoke === 1 ? 'one step' : `${spoke} steps`} and then no more`}, and nobody ever decides:`,
			),
			...(initial.status === 'fails' ? [say('(This protocol does not even need a death in mid-run.)')] : []),
			blank,
			...lassoLanes(subject, inputs, {stem, loop, shift}),
		],
	};
}
