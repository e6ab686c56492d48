import {findProtocol} from '../protocols/index.js';
import {prove} from '../verdict/index.js';
import {lassoText} from './prove-text.js';
import {version} from './version.js';
import {verdictSentence} from '../study/words.js';

/** What `bivalent` prints where there is no terminal: a proof, made while you wait, and how to play. */
export function demoText(): string {
	const protocol = findProtocol('after-you')!;
	const report = prove(
		protocol,
		{name: protocol.name, bivalent: version},
		{n: 2, inputs: ['01'], faults: 'none', maxConfigurations: 10_000},
		{judgeLimit: 10_000},
	);
	return [
		'bivalent: you are the scheduler. Two or more processes want to agree on 0 or 1, and you choose which message is delivered next.',
		'Fischer, Lynch and Paterson proved in 1985 that you can keep the question open for ever, though every message arrives. Here is such a run.',
		'',
		`${protocol.title}: ${protocol.summary}`,
		verdictSentence(report),
		'',
		lassoText(protocol, 'The lasso', report.certificate!),
		'',
		'To play, start bivalent in a terminal. To see what else it does: bivalent --help',
	].join('\n');
}
