import {Box} from 'ink';
import {Label} from './frame.js';
import {Paragraph} from './paragraph.js';

/** A paragraph with its label on the left, between margins of three columns. */
export function Field({
	name,
	text,
	width = 12,
}: {
	readonly name: string;
	readonly text: string;
	readonly width?: number;
}) {
	return (
		<Box flexShrink={0}>
			<Label text={name} width={width} />
			<Paragraph text={text} taken={6 + width} />
		</Box>
	);
}
