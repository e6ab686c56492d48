import {allInputs} from '../flp/index.js';
import {count, eventText, storageLabel} from '../game/index.js';
import {blank, head, lanes, lassoLanes, type Line, say, type Shown, table, worst} from './lines.js';
import {endlessRun, propertiesOf, type Subject} from './subject.js';
import {billOf, valenceWords, withFaulty} from './words.js';

/** The initial configuration, what can happen in it, and how many there are. */
export function configuration(subject: Subject): Shown {
	const {protocol, inputs, n} = subject;
	const {start} = subject.space(inputs);
	const {states} = start.configuration();
	const rows = allInputs(n).map(vector => {
		const {size, complete, start: first} = subject.space(vector);
		return [vector, `${complete ? '' : 'more than '}${size.toLocaleString('en')}`, valenceWords[first.valence()]];
	});
	return {
		answer: 'holds',
		lines: [
			head(`The initial configuration with inputs ${inputs}`),
			...states.map(({input, output, pc, storage}, p) => ({
				name: `p${p}`,
				text: `x ${input}   y ${output ?? 'b'}   at ${pc}   storage ${storageLabel(protocol, storage)}`,
			})),
			{name: 'buffer', text: 'empty'},
			blank,
			head('What can happen in it'),
			...start.next().map(({event}) => ({name: '', text: eventText(event, protocol)})),
			blank,
			head('How many configurations can be reached from each beginning'),
			...table([['inputs', 'configurations', 'valence'], ...rows]),
		],
	};
}

/** Agreement, nontriviality and validity, each with what breaks it. */
export function partiallyCorrect(subject: Subject): Shown {
	const {agreement, nontriviality, validity} = propertiesOf(subject);
	const broken = [agreement, validity].flatMap((one, i) =>
		one.status === 'fails' ? [{name: ['agreement', 'validity'][i]!, ...one.counterexample}] : [],
	);
	const answer = worst([agreement.status, nontriviality.status]);
	return {
		answer,
		lines: [
			{name: 'agreement', text: agreement.status},
			{
				name: 'nontriviality',
				text:
					nontriviality.status === 'fails'
						? `fails: nobody ever decides ${nontriviality.counterexample.missing.join(' or ')}, whatever the inputs and the schedule`
						: nontriviality.status,
			},
			{
				name: 'validity',
				text: `${validity.status} (if all inputs are v, only v is decided; the paper does not ask for it)`,
			},
			blank,
			say(
				{
					holds: 'It is partially correct.',
					fails: 'It is not partially correct.',
					unknown: 'Whether it is partially correct is not known: not everything was looked at.',
				}[answer],
			),
			...broken.flatMap(({name, inputs, schedule}) => [
				blank,
				head(`A run that breaks ${name}, with inputs ${inputs}`),
				...lanes(subject, inputs, schedule),
			]),
		],
	};
}

/** A run that goes on for ever, and who is served in it; where there is none, a run that decides. */
export function admissible(subject: Subject): Shown {
	const run = endlessRun(subject);
	if (run === undefined) {
		const {look} = subject.looker(subject.inputs);
		const {toZero, toOne} = look([]);
		const way = toZero ?? toOne;
		return {
			answer: 'holds',
			lines: [
				say('In this protocol somebody decides in every admissible run, as far as was looked. Here is one:'),
				blank,
				...(way === null ? [] : lanes(subject, subject.inputs, way)),
			],
		};
	}
	const {inputs, faulty, stem, loop, shift} = run;
	return {
		answer: 'holds',
		lines: [
			say(
				`With inputs ${inputs} and ${withFaulty(faulty).slice('with '.length)}: ${count(stem.length, 'step')} to begin with, then ${count(loop.length, 'step')} that can be repeated for ever.`,
			),
			blank,
			...lassoLanes(subject, inputs, {stem, loop, shift}),
			blank,
			head('Who is served each time round'),
			...Array.from(inputs, (_, p): Line => {
				const own = loop.filter(({process}) => process === p);
				const received = own.filter(({message}) => message !== null).length;
				return {
					name: `p${p}`,
					text: faulty.includes(p)
						? 'faulty: it takes no step any more'
						: `${count(own.length, 'step')}, ${count(received, 'message')} received`,
				};
			}),
			say(
				`Every message that waits where the loop begins${faulty.length === 0 ? '' : `, but for those to p${faulty[0]},`} is received before it ends; the judge has checked that.`,
			),
		],
	};
}

/** Termination, and the bill. */
export function totallyCorrect(subject: Subject): Shown {
	const {termination, agreement, nontriviality} = propertiesOf(subject);
	const bill = billOf(subject.report());
	const one = termination.one;
	return {
		answer: worst([agreement.status, nontriviality.status, one.status]),
		lines: [
			head('Does somebody decide in every admissible run?'),
			{name: 'without faults', text: termination.none.status},
			{name: 'with at most one', text: one.status},
			{name: 'dead from the start, a minority', text: termination.initial.status},
			blank,
			say(bill === undefined ? 'What it pays with is not known: not everything was looked at.' : `The bill: ${bill}.`),
			...(one.status === 'fails'
				? [
						blank,
						head(`With inputs ${one.counterexample.inputs}, ${withFaulty(one.counterexample.faulty)}`),
						...lassoLanes(subject, one.counterexample.inputs, one.counterexample),
					]
				: []),
		],
	};
}
