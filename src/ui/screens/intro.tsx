import {Box, Text} from 'ink';
import {goalText} from '../../game/index.js';
import type {Level} from '../../level/index.js';
import {findProtocol} from '../../protocols/index.js';
import {Frame} from '../components/frame.js';
import {Paragraph} from '../components/paragraph.js';

const shownWords = {
	none: 'no valence: you judge by yourself',
	present: 'the valence of where you are',
	moves: 'the valence of where you are, and where each move leads',
};

/** What the player reads before a level. */
export function Intro({level, note, bar}: {readonly level: Level; readonly note: string; readonly bar: string}) {
	const protocol = findProtocol(level.protocol)!;
	return (
		<Frame
			title={`World ${level.id.split('.')[0]}  ${level.world}`}
			right={<Text dimColor>level {level.id}</Text>}
			bar={bar}
		>
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1}>
				<Box justifyContent="center">
					<Text bold color="cyan">
						{level.title}
					</Text>
				</Box>
				{note === '' ? null : <Paragraph text={note} taken={6} />}
				{level.text.map(paragraph => (
					<Paragraph key={paragraph} text={paragraph} taken={6} />
				))}
				<Box flexDirection="column">
					{level.introduces.map(({term, meaning}) => (
						<Field key={term} name="NEW WORD" text={`${term}: ${meaning}`} />
					))}
					<Field name="PROTOCOL" text={`${protocol.title}. ${protocol.summary}`} />
					<Field name="GOAL" text={goalText(level.goal)} />
					<Field name="SHOWN" text={shownWords[level.shown]} />
					<Field
						name="PAR"
						text={
							level.par === 0
								? `choose well   ${level.source}`
								: `${level.par} ${level.par === 1 ? 'move' : 'moves'}   ${level.source}`
						}
					/>
				</Box>
			</Box>
		</Frame>
	);
}

function Field({name, text}: {readonly name: string; readonly text: string}) {
	return (
		<Box>
			<Box width={11} flexShrink={0}>
				<Text dimColor>{name}</Text>
			</Box>
			<Paragraph text={text} taken={17} />
		</Box>
	);
}
