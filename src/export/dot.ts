import type {Drawing} from './drawing.js';
import {lassoColour, placeLines, stepColour, stepLines, valenceMarks} from './marks.js';

/** A drawing in the language of Graphviz. */
export function* dot({title, notes, places, steps}: Drawing): Generator<string> {
	yield `digraph configurations {\n`;
	yield `  graph [rankdir=LR, labelloc=t, fontname="DejaVu Sans", label=${quoted([title, ...notes])}]\n`;
	yield `  node [shape=box, style="rounded,filled", fontname="DejaVu Sans Mono", fontsize=11]\n`;
	yield `  edge [fontname="DejaVu Sans Mono", fontsize=9, color="${stepColour}"]\n`;
	for (const place of places) {
		const {fill, ink} = valenceMarks[place.valence];
		const width = place.c === 0 ? ', penwidth=2' : '';
		const style = place.valence === 'unknown' ? ', style="rounded,filled,dashed"' : '';
		yield `  c${place.c} [label=${quoted(placeLines(place))}, tooltip=${quoted(place.says)}, fillcolor="${fill}", fontcolor="${ink}"${width}${style}]\n`;
	}
	for (const {from, to, events, lasso, inLoop} of steps) {
		const drawn =
			lasso.length === 0 ? '' : `, color="${lassoColour}", fontcolor="${lassoColour}", penwidth=${inLoop ? 2.5 : 1.5}`;
		const ends = `c${places[from]!.c} -> c${places[to]!.c}`;
		yield `  ${ends} [label=${quoted(stepLines(events, lasso))}, tooltip=${quoted(events.map(({text}) => text))}${drawn}]\n`;
	}
	yield '}\n';
}

/** Lines as a string of DOT, in which a backslash begins an escape and an ampersand an entity. */
function quoted(lines: readonly string[]): string {
	const safe = lines.map(line =>
		line.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`).replaceAll('&', '&amp;'),
	);
	return `"${safe.join(String.raw`\n`)}"`;
}
