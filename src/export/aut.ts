import {eventOf, transitionsOf} from '../engine/index.js';
import {asciiText, escapeOf, type Subject} from './subject.js';

/**
 * The graph as a labelled transition system in the Aldébaran format, which CADP and mCRL2 read: `des (0, transitions, configurations)`, then a line
 * for each event of each configuration. A label is the event in schedule notation (SPEC §6), with ' for " (and \u0027 for ', \u007c for |, which mCRL2
 * would take apart), and says behind it what is decided. Linear in the graph, which must be complete: the format cannot say that it is not.
 */
export function* aut({graph}: Subject): Generator<string> {
	yield `des (0, ${graph.transitions}, ${graph.size})\n`;
	for (let c = 0; c < graph.size; c++) {
		const before = graph.decisions[c]!;
		for (const transition of transitionsOf(graph, c)) {
			const {process, message} = eventOf(graph, transition);
			const text = message === null ? '-' : asciiText(message);
			const isNew = graph.decisions[transition.target]! & ~before;
			const decides = isNew === 0 ? '' : ` decides ${isNew - 1}`;
			yield `(${c}, "${process}:${quoted(text)}${decides}", ${transition.target})\n`;
		}
	}
}

/** JSON without the quotes that would end a label; a change that can be undone. */
function quoted(text: string): string {
	return text.replaceAll(/['|]/gu, sign => escapeOf(sign.charCodeAt(0))).replaceAll('"', "'");
}
