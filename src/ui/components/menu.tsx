import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import type {ReactNode} from 'react';

interface Row {
	readonly label: string;
	/** at the end of the row, in a colour of its own */
	readonly mark?: ReactNode;
}

/**
 * A list with one row chosen, drawn by ink-select-input. The chosen row is the caller's state and keys are the caller's: the library
 * would lose keys that arrive in one chunk. It is mounted anew when the choice moves, because it reads `initialIndex` only then.
 * Of more than `rows` rows a page of them is shown.
 */
export function Menu({
	items,
	chosen,
	rows,
}: {
	readonly items: readonly Row[];
	readonly chosen: number;
	readonly rows: number;
}) {
	const first = Math.floor(chosen / rows) * rows;
	const visible = items.slice(first, first + rows);
	return (
		<SelectInput
			key={`${first} ${chosen}`}
			items={visible.map((item, index) => ({...item, value: first + index}))}
			initialIndex={chosen - first}
			isFocused={false}
			indicatorComponent={({isSelected = false}) => <Text>{isSelected ? ' ❯ ' : '   '}</Text>}
			itemComponent={MenuRow}
		/>
	);
}

/** One row; ink-select-input hands over whatever else the item holds. */
function MenuRow({label, isSelected = false, ...more}: {readonly label: string; readonly isSelected?: boolean}) {
	const {mark} = more as Partial<Row>;
	return (
		<Box>
			<Text bold={isSelected} wrap="truncate">
				{label}
			</Text>
			{mark === undefined ? null : <Box flexShrink={0}>{mark}</Box>}
		</Box>
	);
}
