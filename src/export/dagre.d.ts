/** What we use of dagre. Its own types do not resolve from an ES module: their imports have no file names. */
declare module '@dagrejs/dagre' {
	export interface Box {
		readonly width: number;
		readonly height: number;
	}
	export interface Point {
		readonly x: number;
		readonly y: number;
	}
	export class Graph {
		constructor(options: {readonly directed: boolean});
		setGraph(label: {rankdir: 'LR'; nodesep: number; ranksep: number; edgesep: number}): this;
		setNode(name: string, label: Box): this;
		setEdge(from: string, to: string, label: Box & {labelpos: 'c'; weight: number}): this;
		/** after {@link layout}: how large it is */
		graph(): Box;
		/** where the middle is */
		node(name: string): Box & Point;
		/** where the label is, and what the line goes through */
		edge(from: string, to: string): Box & Point & {readonly points: readonly Point[]};
	}
	export function layout(graph: Graph): void;
}
