/** A line of a page that scrolls; `name` is what it is about, in a column of its own. */
export interface TextLine {
	readonly text: string;
	readonly name?: string;
	readonly head?: boolean;
}
