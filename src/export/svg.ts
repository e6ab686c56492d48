import {type Box, Graph as Layout, layout, type Point} from '@dagrejs/dagre';
import {wrap} from '../game/index.js';
import type {Drawing, DrawnStep, Place} from './drawing.js';
import {lassoColour, placeLines, stepColour, stepLines, valenceMarks} from './marks.js';

/** widths of a character and heights of a line in the font of configurations, and of steps */
const big = {size: 12, wide: 7.3, high: 15};
const small = {size: 10, wide: 6.1, high: 12};
const margin = 20;
const noteWidth = 96;

/** A drawing as a picture: dagre lays it out in layers, and what is laid out is written down. What a configuration holds is its tooltip. */
export function* svg(drawing: Drawing): Generator<string> {
	const {title, notes, places, steps} = drawing;
	const laid = laidOut(drawing);
	const words = [...wrap(title, noteWidth), ...notes.flatMap(note => wrap(note, noteWidth)), legend(places)];
	const top = margin + words.length * 18 + 10;
	const width = Math.ceil(Math.max(laid.width, ...words.map(line => line.length * 7.3)) + 2 * margin);
	const height = Math.ceil(laid.height + top + margin);
	yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, monospace">\n`;
	yield `<title>${escaped(title)}</title>\n<desc>${escaped(notes.join(' '))}</desc>\n`;
	yield `<defs>${marker('step', stepColour)}${marker('lasso', lassoColour)}</defs>\n`;
	yield '<rect width="100%" height="100%" fill="#ffffff"/>\n';
	for (const [index, line] of words.entries())
		yield `<text x="${margin}" y="${margin + 12 + index * 18}" font-size="12" fill="#20242a"${index === 0 ? ' font-weight="bold"' : ''}>${escaped(line)}</text>\n`;
	yield `<g transform="translate(${margin} ${top})">\n`;
	for (const [index, step] of steps.entries()) if (step.from !== step.to) yield drawnStep(step, laid.steps[index]!);
	for (const [index, place] of places.entries()) yield drawnPlace(place, boxLines(drawing, index), laid.places[index]!);
	yield '</g>\n</svg>\n';
}

/** The signs of the valences that are drawn, in words, and what else needs to be said. */
function legend(places: readonly Place[]): string {
	const there = Object.entries(valenceMarks).filter(([valence]) =>
		places.some(place => place.valence === valence || place.left.some(left => left.valence === valence)),
	);
	const signs = there.map(([, {sign, word}]) => `${sign} ${word}`).join('   ');
	return places.some(({left}) => left.length > 0) ? `${signs}   +k steps that lead to what is not drawn` : signs;
}

interface Laid extends Box {
	readonly places: readonly (Point & Box)[];
	readonly steps: readonly {readonly points: readonly Point[]; readonly label: Point}[];
}

/** What stands in the box of a configuration: the steps of the lasso that lead back to it at once, too, as dagre has no room for such. */
function boxLines({places, steps}: Drawing, index: number): string[] {
	const round = steps.flatMap(({from, to, lasso}) => (from === index && to === index ? lasso : []));
	return [...placeLines(places[index]!), ...(round.length === 0 ? [] : [`↻ ${round.join(', ')}`])];
}

function laidOut(drawing: Drawing): Laid {
	const {places, steps} = drawing;
	const graph = new Layout({directed: true});
	graph.setGraph({rankdir: 'LR', nodesep: 16, ranksep: 24, edgesep: 8});
	for (const index of places.keys()) graph.setNode(String(index), sizeOf(boxLines(drawing, index), big, 18, 12));
	for (const {from, to, events, lasso} of steps.filter(step => step.from !== step.to))
		graph.setEdge(String(from), String(to), {
			...sizeOf(stepLines(events, lasso), small, 4, 2),
			labelpos: 'c',
			weight: lasso.length === 0 ? 1 : 4,
		});
	layout(graph);
	const {width, height} = graph.graph();
	return {
		width,
		height,
		places: places.map((_, index) => graph.node(String(index))),
		steps: steps.map(({from, to}) => {
			if (from === to) return {points: [], label: {x: 0, y: 0}};
			const {points, x, y} = graph.edge(String(from), String(to));
			return {points, label: {x, y}};
		}),
	};
}

function sizeOf(lines: readonly string[], {wide, high}: typeof big, beside: number, above: number): Box {
	return {
		width: Math.max(...lines.map(line => [...line].length)) * wide + beside,
		height: lines.length * high + above,
	};
}

function marker(id: string, colour: string): string {
	return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}

function drawnPlace(place: Place, lines: readonly string[], {x, y, width, height}: Laid['places'][number]): string {
	const {fill, ink, word} = valenceMarks[place.valence];
	const dashes = place.valence === 'unknown' ? ' stroke-dasharray="4 3"' : '';
	const box = `<rect x="${at(x - width / 2)}" y="${at(y - height / 2)}" width="${at(width)}" height="${at(height)}" rx="6" fill="${fill}" stroke="#12303f" stroke-width="${place.c === 0 ? 2.5 : 1}"${dashes}/>`;
	const tooltip = `<title>${escaped([`C${place.c}, ${word}`, ...place.says].join('\n'))}</title>`;
	return `<g class="configuration">${tooltip}${box}${textLines(lines, {x, y}, big, ink)}</g>\n`;
}

function drawnStep({events, lasso, inLoop}: DrawnStep, {points, label}: Laid['steps'][number]): string {
	const isLasso = lasso.length > 0;
	const colour = isLasso ? lassoColour : stepColour;
	const wide = isLasso ? (inLoop ? 2.5 : 1.75) : 1;
	const path = `<path d="${curve(points)}" fill="none" stroke="${colour}" stroke-width="${wide}" marker-end="url(#${isLasso ? 'lasso' : 'step'})"/>`;
	const tooltip = `<title>${escaped(events.map(({text}) => text).join('\n'))}</title>`;
	const ink = isLasso ? lassoColour : '#50565e';
	const lines = stepLines(events, lasso);
	const {width, height} = sizeOf(lines, small, 4, 2);
	// so that no line strikes the text through
	const behind = `<rect x="${at(label.x - width / 2)}" y="${at(label.y - height / 2)}" width="${at(width)}" height="${at(height)}" fill="#ffffff" fill-opacity="0.85"/>`;
	return `<g class="step">${tooltip}${path}${behind}${textLines(lines, label, small, ink)}</g>\n`;
}

/** A smooth line through the points (Catmull and Rom's, as Bézier curves), which swings out no further than the points do, and so stays in the picture. */
function curve(points: readonly Point[]): string {
	const near = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)]!;
	const within = (which: 'x' | 'y', wanted: number): number => {
		const all = points.map(point => point[which]);
		return Math.min(Math.max(wanted, Math.min(...all)), Math.max(...all));
	};
	const beside = (point: Point, from: Point, to: Point): string =>
		`${at(within('x', point.x + (to.x - from.x) / 6))} ${at(within('y', point.y + (to.y - from.y) / 6))}`;
	const pieces = points.slice(1).map((point, index) => {
		const before = near(index);
		return `C${beside(before, near(index - 1), point)} ${beside(point, near(index + 2), before)} ${at(point.x)} ${at(point.y)}`;
	});
	return `M${at(points[0]!.x)} ${at(points[0]!.y)}${pieces.join('')}`;
}

function textLines(lines: readonly string[], {x, y}: Point, {size, high}: typeof big, ink: string): string {
	const first = y - ((lines.length - 1) * high) / 2 + size * 0.35;
	return lines
		.map(
			(line, index) =>
				`<text x="${at(x)}" y="${at(first + index * high)}" text-anchor="middle" font-size="${size}" fill="${ink}">${escaped(line)}</text>`,
		)
		.join('');
}

function at(number: number): string {
	return String(Math.round(number * 10) / 10);
}

/** Text for XML, in which some characters may not stand at all. */
function escaped(text: string): string {
	return text
		.toWellFormed()
		.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}
