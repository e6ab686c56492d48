import {Text} from 'ink';
import SelectInput from 'ink-select-input';

interface Item {
	readonly label: string;
}

/**
 * A list with one line chosen, drawn by ink-select-input. The chosen line is the caller's state and keys are the caller's: the library
 * would lose keys that arrive in one chunk. It is mounted anew when the choice moves, because it reads `initialIndex` only then.
 */
export function Menu({
	items,
	chosen,
	rows,
}: {
	readonly items: readonly Item[];
	readonly chosen: number;
	readonly rows: number;
}) {
	const first = Math.max(0, Math.min(chosen - Math.floor(rows / 2), items.length - rows));
	const visible = items.slice(first, first + rows);
	return (
		<SelectInput
			key={`${first} ${chosen}`}
			items={visible.map((item, index) => ({...item, value: first + index}))}
			initialIndex={chosen - first}
			isFocused={false}
			indicatorComponent={({isSelected = false}) => <Text>{isSelected ? ' ❯ ' : '   '}</Text>}
			itemComponent={({label, isSelected = false}) => (
				<Text bold={isSelected} wrap="truncate">
					{label}
				</Text>
			)}
		/>
	);
}
