import {Box, render, Text, useInput} from 'ink';

/** The least that a game in Ink can be: the yardstick for the first frame. */
function Hello() {
	useInput(() => undefined);
	return (
		<Box>
			<Text>hello</Text>
		</Box>
	);
}

render(<Hello />, {alternateScreen: true, incrementalRendering: true, interactive: true});
